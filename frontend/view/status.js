// @ts-check
import { formatCount, NOTHING } from '../model/format.js';
import { byId, element, setText } from './element.js';

/** A mark and a word for each state of a run: colour is never the only sign. */
export const STATES = {
  none: ['–', 'No run yet'],
  running: ['▶\uFE0E', 'Running'],
  paused: ['‖', 'Paused'],
  finished: ['✓\uFE0E', 'Finished'],
  stopped: ['■\uFE0E', 'Stopped'],
  failed: ['✕\uFE0E', 'Failed'],
};

/** What stands in the chart's place without a run. */
const BLANK = {
  connecting: ['Connecting to the server', ''],
  live: ['No run yet', 'Press Run: its rates are drawn here as it happens.'],
  lost: ['The server can’t be reached', 'This page keeps trying.'],
  gone: ['No such run', 'The server doesn’t know it.'],
};

/**
 * The state of the run and of the connection, wherever they stand.
 * @param {Run | null} run
 * @param {Status} status
 */
export function showStatus(run, { state: connection, seconds }) {
  const state = run?.state ?? 'none';
  let [mark, word] = STATES[state];
  document.title = `${run ? `${mark} ${word.toLowerCase()} – ` : ''}Lockscope`;
  if (connection === 'lost') document.title = '⚠\uFE0E connection lost – Lockscope';
  if (connection !== 'live' && state === 'running') word = 'Last seen running';
  if (connection !== 'live' && !run) word = 'No data';
  const retrying = `lost, retrying ${seconds ? `in ${seconds} s` : 'now'}`;

  byId('connection').dataset.state = connection;
  setText('connection-text', { lost: retrying, gone: 'no such run', connecting: 'connecting', live: 'live' }[connection]);
  byId('run-state').dataset.state = state;
  byId('run-state').classList.toggle('live', connection === 'live');
  setText('run-mark', mark);
  setText('run-word', word);
  setText('run-id', run?.id ?? NOTHING);

  const [title, line] = BLANK[connection];
  byId('blank').hidden = run !== null;
  byId('blank').replaceChildren(element('strong', {}, title), element('p', {}, line));
}

/** @param {string} sentence to say to those who don't see the page */
export const announce = (sentence) => setText('announcement', sentence);

/** @param {Run} run that has started or ended */
export function announceRun({ state, report, failure }) {
  const counts = report ? `: ${formatCount(report.reads)} reads, ${formatCount(report.writes)} writes` : '';
  announce(state === 'running' ? 'Run started.' : `Run ${state}${counts}. ${failure}`);
}
