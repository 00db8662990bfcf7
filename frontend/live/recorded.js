// @ts-check
import { formatInstant } from '../model/format.js';
import { carried, known, SAVED } from './saved.js';

/**
 * Plays the log that a saved page carries, and takes away what needs a server.
 * @param {(frame: any) => void} onFrame @param {(status: Status) => void} onStatus
 */
export function play(onFrame, onStatus) {
  for (const part of document.querySelectorAll('[data-live]')) part.remove();
  for (const name of ['href', 'title']) document.getElementById('run-id')?.removeAttribute(name);
  onStatus({ state: 'saved' });
  let name = '';
  for (const line of carried('/log').trim().split('\n')) {
    const frame = JSON.parse(line);
    if (frame.type === 'log') name = frame.name ?? '';
    else if (frame.type === 'capture') known.set(`/api/runs/${frame.run}/capture`, frame.capture);
    else onFrame(frame);
    if (frame.type === 'run') {
      known.set(`/api/runs/${frame.id}`, { name });
      note(frame, name);
    }
  }
}

/** @param {{ id: string, startedAt: string }} run @param {string} name */
function note({ id, startedAt }, name) {
  /** @type {Element} */ (document.querySelector('.what')).textContent =
    `A saved page: run ${id}${name && `, “${name}”`}, recorded ${formatInstant(startedAt)}. Saved by Lockscope ${SAVED}; it needs no server.`;
}
