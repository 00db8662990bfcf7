// @ts-check
import { Feed } from './live/socket.js';
import { byId, setText } from './view/element.js';
import { showFigures } from './view/figures.js';

/** Later than any snapshot: only what is new from now on is asked for. */
const FROM_NOW = 999_999_999;

const pinned = new URLSearchParams(location.search).get('run');
/** @type {any} the `run` frame */ let run = null;
/** @type {any} the newest snapshot */ let snapshot = null;
/** @type {any} */ let report = null;
let drawing = false;

new Feed({ url, onFrame: take, onStatus: showStatus });

function url() {
  const live = new URL('/live', location.href.replace(/^http/, 'ws'));
  live.searchParams.set('after', `${FROM_NOW}`);
  if (pinned) live.searchParams.set('run', pinned);
  return live.href;
}

/** @param {any} frame */
function take(frame) {
  if (frame.type === 'run') {
    if (frame.id !== run?.id) snapshot = report = null;
    run = frame;
  } else if (frame.run !== run?.id) return;
  else if (frame.type === 'snapshot') snapshot = frame;
  else if (frame.type === 'finished') {
    report = frame.report;
    run = { ...run, state: frame.state };
    setText('announcement', `Run ${frame.state}. Verdict: ${report.verdict.grade}.`);
  }
  if (drawing) return;
  drawing = true;
  requestAnimationFrame(() => {
    drawing = false;
    showFigures(run, snapshot, report);
  });
}

/** @param {Status} status */
function showStatus({ state, seconds }) {
  byId('connection').dataset.state = state;
  setText('connection', { live: 'live', connecting: 'connecting', gone: 'no such run', lost: `lost, retrying ${seconds ? `in ${seconds} s` : 'now'}` }[state]);
}
