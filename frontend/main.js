// @ts-check
import { SAVED } from './live/saved.js';
import { Feed } from './live/socket.js';
import { Scope } from './model/scope.js';
import { TimeAxis } from './model/time-axis.js';
import { Bench } from './view/bench.js';
import { Controls } from './view/controls.js';
import { byId } from './view/element.js';
import { takeFiles } from './view/files.js';
import { Liveness } from './view/liveness.js';
import { LockView } from './view/lock.js';
import { MapView } from './view/map.js';
import { Readouts } from './view/readouts.js';
import { ReportView } from './view/report.js';
import { announce, announceRun, showStatus } from './view/status.js';
import { Traces } from './view/traces.js';
import { Workers } from './view/workers.js';

/** Once back, the server has so long to name the run shown. */
const FORGOTTEN_MILLIS = 2000;

const scope = new Scope();
const axis = new TimeAxis(draw);
/** The run that the address asks for. */
const pinned = new URLSearchParams(location.search).get('run');
/** @type {Status} */ let status = { state: 'connecting' };
let forgottenTimer = 0;
let drawing = false;

/** First of all, so that it connects while the rest is made. */
const feed = SAVED ? null : new Feed({ url: feedUrl, onFrame: take, onStatus: connectionChanged });
const controls = SAVED ? null : new Controls({ scope, freeze: frozenOrNot, leave: pinned ? (search) => (location.href = `./${search}`) : null });
/** Everything that is drawn from the run, once before a picture at most. @type {{ draw(run: Run): void }[]} */
const views = [
  new Readouts(), new Traces(byId('traces'), axis, draw), new Bench(axis), new MapView(byId('map')), new LockView(byId('lock')),
  new Workers(byId('workers')), new ReportView(byId('report')),
];
const liveness = SAVED ? null : new Liveness(byId('liveness'));
byId('pinned').hidden = !pinned;
takeFiles(() => scope.shown);
stateChanged();
if (SAVED) import('./live/recorded.js').then(({ play }) => play(take, connectionChanged));

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
  const { run, shown } = scope;
  liveness?.draw(run);
  controls?.draw();
  if (!shown) return;
  axis.follow(shown);
  for (const view of views) view.draw(shown);
}

/** @param {boolean} held whether the picture holds still from now on; let go, the feed goes on from what it shows */
function frozenOrNot(held) {
  if (!held) feed?.reconnect();
  draw();
}

/** @param {any} frame */
function take(frame) {
  const change = scope.accept(frame);
  liveness?.took(frame, scope.run);
  if (frame.type === 'run') clearTimeout(forgottenTimer);
  if (!change || !scope.run) return;
  if (change === 'data') return draw();
  controls?.runChanged(scope.run, change);
  stateChanged();
  if (change === 'end' || (change === 'run' && scope.run.state === 'running')) announceRun(scope.run);
}

/** Shows the state of the run and the connection, and the figures that belong to it. */
function stateChanged() {
  drawNow();
  showStatus(scope.run, status);
}

/** @param {Status} next */
function connectionChanged(next) {
  const before = status.state;
  status = next;
  if (before === next.state) return showStatus(scope.run, status);
  if (next.state === 'lost') announce('Connection lost. Retrying.');
  if (before === 'lost') announce('The connection is back.');
  clearTimeout(forgottenTimer);
  if (next.state === 'live' && scope.run && !scope.run.ended) forgottenTimer = setTimeout(forget, FORGOTTEN_MILLIS);
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
