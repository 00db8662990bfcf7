// @ts-check
import { getLimits, getLocks, getPresets, Problem } from './live/api.js';
import { POLL_MILLIS, pollLater } from './live/poll.js';
import { savedAnswer, SAVED } from './live/saved-page.js';
import { Feed } from './live/feed.js';
import { deleteSweep, restoreSweep, startSweep, stopSweep } from './live/sweeps.js';
import { removeServerParts } from './live/without-server.js';
import { formatInstant } from './model/format.js';
import { describeMachine } from './model/summary.js';
import { describeSweep } from './model/sweep.js';
import { offered } from './model/workload.js';
import { showVersion } from './view/shared/footer.js';
import { reportProblems } from './view/shared/request-messages.js';
import { byId } from './view/shared/element.js';
import { ExportRow, filesOf } from './view/shared/export-row.js';
import { placeForm } from './view/shared/form-place.js';
import { describeJvms } from './view/shared/jvms.js';
import { Removal } from './view/shared/removal.js';
import { announce, showConnection } from './view/shared/status.js';
import { SweepForm } from './view/sweep/form.js';
import { StoredSweeps } from './view/sweep/stored-sweeps.js';
import { SweepPicture } from './view/sweep/picture.js';
import { SweepStatus } from './view/sweep/status.js';

const [run, stop, which] = ['run', 'stop', 'which'].map((id) => /** @type {HTMLButtonElement} */ (byId(id)));

const stand = new SweepStatus();
const picture = new SweepPicture(() => showFiles());
/** The id of the sweep shown; empty for none. */
let shown = new URLSearchParams(location.search).get('sweep') ?? '';
/** @type {import('./live/sweeps.js').Sweep | null} */ let latest = null;
/** @type {SweepForm | null} */ let form = null;
/** Whether the form takes over the parameters of the sweep shown. */ let follow = shown !== '';
/** @type {Feed | null} */ let feed = null;
let drawing = false;
let starting = false;
const kept = new StoredSweeps(byId('stored'), () => shown, (sweep) => request(() => removal.remove(sweep)));
const removal = new Removal(byId('stored'), { what: 'sweeps', remove: deleteSweep, restore: restoreSweep, changed });
const row = new ExportRow({ charts: () => picture.charts, name: () => `sweep ${shown}`, caption: () => (latest ? captionFor(latest) : []) });

byId('form').onsubmit = (event) => {
  event.preventDefault();
  start();
};
which.onclick = () => {
  form?.askWhichLock();
  start();
};
stop.onclick = () => request(() => stopSweep(shown));
showVersion();
if (SAVED) showSaved();
else {
  placeForm();
  load();
}

/** Shows the sweep embedded in this saved page. */
function showSaved() {
  /** @type {import('./live/sweeps.js').Sweep} */ const saved = savedAnswer('sweep');
  shown = saved.id;
  connection({ state: 'saved' });
  handleFrame({ type: 'experiment', ...saved });
  removeServerParts(`sweep ${shown}, recorded ${formatInstant(saved.startedAt)}`);
}

/** Loads what can be requested and what is stored; retries until the server answers, and while no feed tells the connection's state. */
async function load() {
  try {
    const [sweeps] = await Promise.all([kept.load(), form ?? makeForm()]);
    if (feed) return;
    connection({ state: 'live' });
    const running = sweeps.find(({ state }) => state === 'running')?.id ?? '';
    if (shown || running) show(shown || running);
    else picture.blank('No sweep is shown', 'Choose what to vary and start; the curve, the heat map or the ranking is drawn here while it is measured. Or open a stored one.');
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    if (feed) return;
    connection({ state: 'lost', seconds: POLL_MILLIS / 1000 });
    picture.blank('The server can’t be reached', 'This page keeps trying and goes on by itself.');
  }
  if (!feed) pollLater(load);
}

async function makeForm() {
  const [limits, presets, locks] = await Promise.all([getLimits(), getPresets(), getLocks()]);
  const parameters = offered(limits.parameters);
  form = new SweepForm({ parameters, rules: limits.rules, presets, locks, sweep: limits.sweep });
  describeJvms();
  showButtons();
}

/** @param {string} id of the sweep to show from now on */
function show(id) {
  shown = id;
  latest = null;
  if (feed) feed.connect();
  else feed = new Feed({ url: feedUrl, onFrame: handleFrame, onStatus: connectionChanged });
}

/** @param {string[]} ids of deleted or restored sweeps; the one shown may be among them */
function changed(ids) {
  if (ids.includes(shown)) show(shown);
  return kept.load().catch(() => undefined);
}

/** @param {any} frame */
function handleFrame(frame) {
  if (frame.type !== 'experiment' || frame.id !== shown) return;
  const before = latest?.state;
  latest = frame;
  if (follow && form) {
    follow = false;
    form.follow(frame.asked);
  }
  if (!drawing) requestAnimationFrame(drawNow);
  drawing = true;
  if (before === 'running' && frame.state !== 'running') kept.load().catch(() => undefined);
}

function drawNow() {
  drawing = false;
  if (!latest) return;
  const stopped = document.activeElement === stop && latest.state !== 'running';
  showButtons();
  stand.draw(latest);
  picture.draw(latest);
  showFiles();
  if (stopped) run.focus();
}

function showFiles() {
  if (latest) row.show(...filesOf('sweep', latest, 'all runs'));
}

async function start() {
  const asked = form?.read();
  if (!asked) return;
  starting = true;
  showButtons();
  await request(async () => {
    const { id } = await startSweep(asked);
    history.replaceState(null, '', `${location.pathname}?sweep=${id}`);
    show(id);
    await kept.load();
  });
  starting = false;
  showButtons();
}

/** Only one sweep runs at a time, so Start and Stop exclude each other. */
function showButtons() {
  const running = latest?.state === 'running';
  run.disabled = which.disabled = starting || running || !form;
  stop.disabled = !running;
}

/** @param {() => Promise<unknown>} what whose errors are shown, beside the fields where possible */
function request(what) {
  return reportProblems(what, (errors) => form?.showErrors(errors) ?? errors, { run: () => null, leave: null });
}

/** @param {Status} status */
function connectionChanged(status) {
  connection(status);
  if (status.state !== 'gone') return;
  latest = null;
  byId('experiment-status').hidden = byId('law').hidden = byId('points').hidden = true;
  showButtons();
  if (status.damaged) picture.blank('Sweep damaged', 'The server’s file is damaged.');
  else picture.blank('No such sweep', 'The server doesn’t know it: it was deleted, or made way for newer ones. Choose another below, or start one.');
}

/** @param {Status} status */
function connection(status) {
  if (status.state === 'lost' && byId('connection').dataset.state !== 'lost') announce('Connection lost. Retrying.');
  showConnection(status, 'sweep');
}

function feedUrl() {
  const url = new URL('live', location.href.replace(/^http/, 'ws'));
  url.searchParams.set('sweep', shown);
  return url.href;
}

/** @param {import('./live/sweeps.js').Sweep} sweep @returns {string[]} the caption lines of its picture */
function captionFor({ id, state, startedAt, asked, sentence, result }) {
  return [
    `Lockscope sweep ${id}, ${state}, ${formatInstant(startedAt)}`,
    describeSweep(asked), describeMachine(result?.machine), sentence,
  ];
}
