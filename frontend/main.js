// @ts-check
import { SAVED } from './live/saved-page.js';
import { Feed } from './live/feed.js';
import { formatCount, formatSeconds } from './model/format.js';
import { Scope } from './model/scope.js';
import { TimeAxis } from './model/time-axis.js';
import { AnalysisTabs } from './view/charts/analysis-tabs.js';
import { Controls } from './view/control/controls.js';
import { FeedStatsView } from './view/run/feed-stats.js';
import { LockView } from './view/run/lock.js';
import { MapView } from './view/run/map.js';
import { ReportView } from './view/run/report.js';
import { Workers } from './view/run/workers.js';
import { byId, setText } from './view/shared/element.js';
import { showVersion } from './view/shared/footer.js';
import { announce, announceRun, showStatus } from './view/shared/status.js';
import { FrameScheduler } from './view/shared/frame-scheduler.js';
import { GhostButton } from './view/traces/ghost-button.js';
import { Traces } from './view/traces/traces.js';
import { whenLoaded } from './view/lazy-load.js';

/** After a reconnect the server must name the run shown within this time. */
const FORGOTTEN_MILLIS = 2000;

const scope = new Scope();
const axis = new TimeAxis(draw);
/** The run requested in the address. */
const pinned = new URLSearchParams(location.search).get('run');
/** @type {Status} */ let status = { state: 'connecting' };
let forgottenTimer = 0;

/** First, so that it connects while the rest of the page is built. */
const feed = SAVED ? null : new Feed({ url: feedUrl, onFrame: handleFrame, onStatus: connectionChanged });
const controls = SAVED ? null : new Controls({ scope, freeze: freezeChanged, leave: pinned ? (search) => (location.href = `./${search}`) : null });
const traces = new Traces(byId('traces'), axis, draw);
/** @typedef {{ draw(run: Run): boolean | void }} View */
/** Everything drawn from the run, the traces first. @type {View[]} */
const views = [
  traces, { draw: drawCounts }, new MapView(byId('map')), new LockView(byId('lock')), new Workers(byId('workers')),
  new AnalysisTabs(axis), new ReportView(byId('report')), new GhostButton(traces, axis),
];
const liveness = SAVED ? null : new FeedStatsView(byId('feed-stats'));
const scheduler = new FrameScheduler([...views.map((view) => () => drawRun(view)), () => liveness?.draw(scope.run), () => controls?.draw()]);
byId('pinned').hidden = !pinned;
bindFiles(() => scope.shown);
stateChanged();
showVersion();
if (SAVED) import('./view/lazy-parts.js').then(({ replayLog }) => replayLog(handleFrame, connectionChanged));

function draw() {
  scheduler.request();
}

/** @param {View} view @returns {boolean | void} whether it needs to be called again */
function drawRun(view) {
  if (!scope.shown) return;
  axis.follow(scope.shown);
  return view.draw(scope.shown);
}

/** @param {boolean} frozen whether the picture is frozen from now on; afterwards the feed resumes from the last snapshot shown */
function freezeChanged(frozen) {
  if (!frozen) feed?.reconnect();
  stateChanged();
}

/** @param {any} frame */
function handleFrame(frame) {
  const before = scope.run;
  const change = scope.accept(frame);
  liveness?.record(frame, scope.run);
  if (frame.type === 'run') clearTimeout(forgottenTimer);
  if (!change || !scope.run) return;
  if (change === 'data') return draw();
  controls?.runChanged(scope.run, change, before);
  // An ended run is drawn once, when all of it has arrived.
  if (change !== 'run' || !scope.run.ended) draw();
  showStatus(scope.shown, status);
  if (change === 'end' || (change === 'run' && scope.run.state === 'running')) announceRun(scope.run);
}

/** Shows the state of the run and of the connection, and redraws the panels. */
function stateChanged() {
  draw();
  showStatus(scope.shown, status);
}

/** @param {Status} next */
function connectionChanged(next) {
  const before = status.state;
  status = next;
  if (before === next.state) return showStatus(scope.shown, status);
  if (next.state === 'lost') announce('Connection lost. Retrying.');
  if (before === 'lost') announce('The connection is back.');
  controls?.connected(next.state === 'live');
  clearTimeout(forgottenTimer);
  if (next.state === 'live' && scope.run && !scope.run.ended) forgottenTimer = setTimeout(forget, FORGOTTEN_MILLIS);
  stateChanged();
}

/** The server is back but does not name the run: it was restarted. */
function forget() {
  const failure = 'the server no longer knows this run.';
  handleFrame({ type: 'finished', run: scope.run?.id, state: 'failed', failure });
}

/** The feed resumes after the last snapshot before a gap. */
function feedUrl() {
  const url = new URL('live', location.href.replace(/^http/, 'ws'));
  if (pinned) url.searchParams.set('run', pinned);
  if (scope.run) {
    url.searchParams.set('of', scope.run.id);
    url.searchParams.set('after', `${scope.run.snapshots.contiguous}`);
  }
  return url.href;
}

/** @param {Run} run whose counts and elapsed time are shown */
function drawCounts({ counts: { reads, writes, elapsedNanos }, durationNanos }) {
  setText('count-reads', formatCount(reads));
  setText('count-writes', formatCount(writes));
  setText('count-total', formatCount(reads + writes));
  setText('elapsed', formatSeconds(elapsedNanos));
  setText('elapsed-of', `s of ${formatSeconds(durationNanos)} asked`);
  const part = Math.min(1, elapsedNanos / durationNanos);
  byId('progress').style.transform = `scaleX(${part.toFixed(4)})`;
}

/**
 * Exports and imports files; the code for both is loaded lazily.
 * @param {() => Run | null} shown
 */
function bindFiles(shown) {
  byId('export').onclick = () => whenLoaded(({ showExport }) => showExport(shown()));
  if (SAVED) return;
  addEventListener('dragover', (event) => event.preventDefault());
  addEventListener('drop', (event) => {
    event.preventDefault();
    const file = event.dataTransfer?.files[0];
    if (file) whenLoaded(({ openLog }) => openLog(file));
  });
}
