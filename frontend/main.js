// @ts-check
import { getLimits, getPresets, Problem, startRun, stopRun } from './live/api.js';
import { Feed } from './live/socket.js';
import { Scope } from './model/scope.js';
import { RateChart } from './view/chart.js';
import { Controls, showMessage } from './view/controls.js';
import { byId, setText } from './view/element.js';
import { MapView } from './view/map.js';
import { drawCounts, drawLegend } from './view/readouts.js';
import { showReport } from './view/report.js';
import { announce, announceRun, showStatus } from './view/status.js';

const CATALOGUE_RETRY_MILLIS = 2000;
/** Once back, the server has so long to name the run shown. */
const FORGOTTEN_MILLIS = 2000;

const scope = new Scope();
/** The run that the address asks for. */
const pinned = new URLSearchParams(location.search).get('run');
/** @type {Status} */ let status = { state: 'connecting' };
/** @type {Parameter[]} */ let parameters = [];
/** @type {number | null} */ let cursor = null;
let forgottenTimer = 0;
let drawing = false;

const map = new MapView();
const controls = new Controls((workload) => ask(() => start(workload)), () => ask(() => stopRun(scope.run?.id ?? '')));
const chart = new RateChart(byId('chart'), (index) => {
  cursor = index;
  draw();
});
byId('pinned').hidden = !pinned;
stateChanged();
const feed = new Feed({ url: feedUrl, onFrame: take, onStatus: connectionChanged });
addEventListener('online', () => feed.hurry());
document.addEventListener('visibilitychange', () => document.hidden || feed.hurry());
loadCatalogue();

/** Draws once before the next picture; a hidden page draws when it is seen again. */
function draw() {
  if (drawing) return;
  drawing = true;
  requestAnimationFrame(() => {
    drawing = false;
    drawNow();
  });
}

function drawNow() {
  const { run } = scope;
  if (!run) return;
  run.rates.update(run.snapshots);
  drawCounts(run);
  drawLegend(run.rates, cursor);
  chart.draw(run);
  map.draw(run.cells, run.state === 'running');
}

/** @param {any} frame */
function take(frame) {
  const change = scope.accept(frame);
  if (frame.type === 'run') clearTimeout(forgottenTimer);
  if (!change || !scope.run) return;
  if (change === 'data') return draw();
  if (change === 'run') {
    cursor = null;
    map.clear(Number(scope.run.workload.keys));
  }
  if (change !== 'again') showMessage();
  stateChanged();
  if (change === 'end' || (change === 'run' && scope.run.state === 'running')) announceRun(scope.run);
}

/** Shows the state of the run and the connection, and the counts that belong to it. */
function stateChanged() {
  const { run } = scope;
  drawNow();
  showReport(run, parameters);
  controls.setRunning(run?.state === 'running' || run?.state === 'paused');
  showStatus(run, status);
}

/** @param {Status} next */
function connectionChanged(next) {
  const before = status.state;
  status = next;
  if (before === next.state) return showStatus(scope.run, status);
  if (next.state === 'lost') announce('Connection lost. Retrying.');
  if (before === 'lost') announce('The connection is back.');
  clearTimeout(forgottenTimer);
  if (next.state === 'live' && scope.run?.state === 'running') forgottenTimer = setTimeout(forget, FORGOTTEN_MILLIS);
  stateChanged();
}

/** The server is back and says nothing of its run: it was restarted. */
function forget() {
  const failure = 'the server no longer knows this run.';
  take({ type: 'finished', run: scope.run?.id, state: 'failed', failure });
}

/** The feed goes on after what was received without a hole. */
function feedUrl() {
  const url = new URL('/live', location.href.replace(/^http/, 'ws'));
  if (pinned) url.searchParams.set('run', pinned);
  if (scope.run) {
    url.searchParams.set('of', scope.run.id);
    url.searchParams.set('after', `${scope.run.snapshots.contiguous}`);
  }
  return url.href;
}

/** The parameters and presets, asked for until the server gives them. */
async function loadCatalogue() {
  try {
    const [limits, presets] = await Promise.all([getLimits(), getPresets()]);
    ({ parameters } = limits);
    controls.build(parameters, limits.rules, presets);
    stateChanged();
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    setText('fields', 'The server gives no parameters. Trying again.');
    setTimeout(loadCatalogue, CATALOGUE_RETRY_MILLIS);
  }
}

/** @param {() => Promise<unknown>} request whose refusal is shown */
async function ask(request) {
  showMessage();
  try {
    await request();
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    const homeless = controls.object(problem.errors).map(({ field, detail }) => `${field}: ${detail}`);
    showMessage(...(problem.errors.length ? homeless : [problem.message]));
  }
}

/** @param {Workload} workload */
async function start(workload) {
  await startRun(workload);
  if (pinned) location.href = './';
}
