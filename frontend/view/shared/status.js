// @ts-check
import { formatCount, NOTHING } from '../../model/format.js';
import { byId, element, setText } from './element.js';

/** A mark and a word for each state of a run, so that colour is not the only sign. */
export const STATES = {
  none: ['–', 'No run yet'],
  running: ['▶\uFE0E', 'Running'],
  paused: ['‖', 'Paused'],
  finished: ['✓\uFE0E', 'Finished'],
  stopped: ['■\uFE0E', 'Stopped'],
  failed: ['✕\uFE0E', 'Failed'],
  interrupted: ['✕\uFE0E', 'Interrupted'],
};

/** Placeholder for the traces without a run. */
const BLANK = {
  connecting: ['Connecting to the server', 'A running run is shown from its start.'],
  opening: ['Opening', 'The run is read from its start.'],
  live: ['No run yet', 'Press Run: what the lock does is drawn here while it happens.'],
  idle: ['Idle', 'The page was not visible.'],
  lost: ['No connection', 'This page keeps trying.'],
  full: ['Server full', 'This page keeps trying.'],
  saved: ['Opening', 'This page was saved.'],
  damaged: ['Run damaged', 'The server’s file is damaged.'],
  gone: ['No such run', 'It was deleted, or the server was restarted.'],
};

const CONNECTION = { connecting: 'connecting', live: 'live', idle: 'idle, page not visible', saved: 'saved page' };

/** @param {Status} status @param {string} what name of the subject */
export function showConnection({ state, seconds, full, damaged }, what) {
  byId('connection').dataset.state = state;
  setText('connection-text', state === 'lost' ? `${full ? 'full' : 'lost'}, retrying ${seconds ? `in ${seconds} s` : 'now'}` : damaged ? `${what} damaged` : state === 'gone' ? `no such ${what}` : CONNECTION[state]);
}

/**
 * Shows the state of the run and of the connection everywhere on the page.
 * @param {Run | null} run
 * @param {Status} status
 */
export function showStatus(run, status) {
  const { state: connection } = status;
  const state = run?.state ?? 'none';
  const stale = connection !== 'live' && connection !== 'saved';
  const [mark, stateWord] = STATES[state];
  const word = run?.warming && !run.ended ? 'Warming up' : stateWord;
  const said = !run && stale ? 'No data' : run && !run.ended && stale ? `Last seen ${word.toLowerCase()}` : word;

  document.title = `${titleOf(run, status, mark, said)}Lockscope`;
  showConnection(status, 'run');
  byId('run-state').dataset.state = state;
  byId('run-state').classList.toggle('live', !stale);
  setText('run-mark', mark);
  setText('run-word', said);
  setText('run-id', run?.id ?? NOTHING);
  if (connection !== 'saved') /** @type {HTMLAnchorElement} */ (byId('run-id')).href = `runs.html#${run?.id ?? ''}`;

  const [title, line] = BLANK[connection === 'live' && !byId('pinned').hidden ? 'opening' : status.full ? 'full' : status.damaged ? 'damaged' : connection];
  byId('blank').hidden = run !== null;
  byId('blank').replaceChildren(element('strong', {}, title), element('p', {}, line));
}

/** @param {Run | null} run @param {Status} status @param {string} mark @param {string} said of the run */
function titleOf(run, { state, damaged }, mark, said) {
  if (state === 'lost') return '⚠\uFE0E connection lost – ';
  if (state === 'gone') return `✕\uFE0E ${damaged ? 'run damaged' : 'no such run'} – `;
  return run ? `${mark} ${run.workload.lock} ${said.toLowerCase()} – ` : '';
}

/** @param {string} sentence announced to screen readers */
export const announce = (sentence) => setText('announcement', sentence);

/** @param {Run} run that has started or ended */
export function announceRun({ state, report, failure }) {
  const counts = report ? `: ${formatCount(report.reads)} reads, ${formatCount(report.writes)} writes` : '';
  announce(state === 'running' ? 'Run started.' : `Run ${state}${counts}. ${failure}`);
}
