// @ts-check
import { formatInstant } from '../model/format.js';
import { savedText, derivedAnswers } from './saved-page.js';
import { removeServerParts } from './without-server.js';

/**
 * Replays the log embedded in a saved page and removes what needs a server.
 * @param {(frame: any) => void} onFrame @param {(status: Status) => void} onStatus
 */
export function replayLog(onFrame, onStatus) {
  for (const name of ['href', 'title']) document.getElementById('run-id')?.removeAttribute(name);
  onStatus({ state: 'saved' });
  let name = '';
  for (const line of savedText('log').trim().split('\n')) {
    const frame = JSON.parse(line);
    if (frame.type === 'log') name = frame.name ?? '';
    else if (frame.type === 'capture') derivedAnswers.set(`api/runs/${frame.run}/capture`, frame.capture);
    else onFrame(frame);
    if (frame.type === 'run') {
      derivedAnswers.set(`api/runs/${frame.id}`, { name });
      removeServerParts(`run ${frame.id}${name && `, “${name}”`}, recorded ${formatInstant(frame.startedAt)}`);
    }
  }
}
