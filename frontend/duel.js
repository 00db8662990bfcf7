// @ts-check
import { getLimits, getLocks, getPresets, Problem } from './live/api.js';
import { deleteDuel, getDuels, restoreDuel, startDuel, stopDuel } from './live/duels.js';
import { POLL_MILLIS, pollLater } from './live/poll.js';
import { savedAnswer, SAVED } from './live/saved-page.js';
import { Feed } from './live/feed.js';
import { removeServerParts } from './live/without-server.js';
import { describeSides, unbroken } from './model/duel.js';
import { formatInstant } from './model/format.js';
import { describeMachine } from './model/summary.js';
import { offered } from './model/workload.js';
import { duelTables } from './view/duel/tables.js';
import { DuelForm } from './view/duel/form.js';
import { RatioChart } from './view/duel/ratio-chart.js';
import { DuelStatus } from './view/duel/status.js';
import { showVersion } from './view/shared/footer.js';
import { reportProblems } from './view/shared/request-messages.js';
import { byId, element, setText } from './view/shared/element.js';
import { ExportRow, filesOf } from './view/shared/export-row.js';
import { describeJvms } from './view/shared/jvms.js';
import { replaceKeepingFocus } from './view/shared/replace-keeping-focus.js';
import { Removal } from './view/shared/removal.js';
import { announce, showConnection, STATES } from './view/shared/status.js';

/** @typedef {import('./live/duels.js').Duel} Duel */

const DOTS = 'A dot is a pair of slices: full where A went first, hollow where B did, small and grey in the warm-up. The line is the median, the band its 95% interval; dashed is 1, no difference.';
const [run, stop] = ['run', 'stop'].map((id) => /** @type {HTMLButtonElement} */ (byId(id)));
const charts = [new RatioChart('operations', 'Operations, A over B', 'reads'), new RatioChart('p99Wait', 'p99 wait, A over B', 'wait')];
const stand = new DuelStatus();
const removal = new Removal(byId('stored-panel'), { what: 'duels', remove: deleteDuel, restore: restoreDuel, changed });
const row = new ExportRow({ charts: () => charts.map(({ chart }) => chart), name: () => `duel ${id}`, caption: () => (duel ? captionFor(duel, DOTS) : []) });

/** The id of the duel shown. @type {string | null} */ let id = new URLSearchParams(location.search).get('duel');
/** The latest state received. @type {Duel | null} */ let duel = null;
/** @type {Status} */ let status = { state: 'connecting' };
/** @type {DuelForm | null} */ let form = null;
/** Opened when there is a duel to follow. @type {Feed | null} */ let feed = null;
let starting = false;
let anyKept = false;
/** Whether the form takes over the workloads of the duel shown. */ let follows = id !== null;

byId('charts').append(...charts.map(({ root }) => root), element('p', { class: 'help' }, DOTS));
byId('form').onsubmit = (event) => {
  event.preventDefault();
  start();
};
stop.onclick = () => request(() => stopDuel(id ?? ''));
showVersion();
if (SAVED) showSaved();
else {
  if (id) watch(id);
  blank();
  load();
}

/** Shows the duel embedded in this saved page. */
function showSaved() {
  /** @type {Duel} */ const saved = savedAnswer('duel');
  id = saved.id;
  connectionChanged({ state: 'saved' });
  handleFrame(saved);
  removeServerParts(`duel ${id}, recorded ${formatInstant(saved.startedAt)}`);
}

/** Loads what can be requested and what is stored; retries until the server answers, and while no feed tells the connection's state. */
async function load() {
  try {
    const [kept] = await Promise.all([getDuels(), form ?? makeForm()]);
    if (!feed) connectionChanged({ state: 'live' });
    list(kept);
    const running = kept.find(({ state }) => state === 'running');
    if (!id && running) watch(running.id);
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    if (!form) setText('workload-pair', 'The server gives no parameters. Trying again.');
    if (!feed) connectionChanged({ state: 'lost', seconds: POLL_MILLIS / 1000 });
  }
  if (!feed || !form) pollLater(load);
}

async function makeForm() {
  const [limits, presets, locks] = await Promise.all([getLimits(), getPresets(), getLocks()]);
  form = new DuelForm({ parameters: offered(limits.parameters), settings: limits.duel, presets, locks });
  describeJvms();
  if (duel && follows) followForm(duel);
  showButtons();
}

/** @param {string} which id of the duel to show from now on */
function watch(which) {
  id = which;
  if (feed) feed.connect();
  else feed = new Feed({ url: feedUrl, onFrame: handleFrame, onStatus: connectionChanged });
}

/** @param {Duel} frame the current state of the duel */
function handleFrame(frame) {
  if (frame.id !== id) return;
  const before = duel?.id === frame.id ? duel.state : null;
  duel = frame;
  if (follows) followForm(frame);
  draw();
  if (before === frame.state) return;
  const running = frame.state === 'running';
  announce(running ? 'Duel started.' : before ? `Duel ${frame.state}. ${frame.result?.sentence ?? ''}` : '');
  const stopped = !running && document.activeElement === stop;
  showButtons();
  if (stopped) run.focus();
  if (!SAVED) refresh();
}

/** Only one duel runs at a time, so Start and Stop exclude each other. */
function showButtons() {
  const running = duel?.state === 'running' && status.state !== 'gone';
  run.disabled = starting || running || !form;
  stop.disabled = !running;
}

/** @param {Duel} shown whose workloads the form takes over, once */
function followForm(shown) {
  form?.follow(shown.asked);
  follows = form === null;
}

function draw() {
  byId('blank').hidden = duel !== null;
  byId('experiment-status').hidden = byId('charts').hidden = byId('figures').hidden = duel === null;
  document.title = `${duel ? `${duel.state === 'running' ? `${duel.done}/${duel.total}` : duel.state} – ` : ''}Duel – Lockscope`;
  if (!duel) return;
  stand.show(duel, status.state !== 'live');
  for (const chart of charts) chart.draw(duel);
  row.show(...filesOf('duel', duel, 'all slices'));
  const open = /** @type {HTMLDetailsElement | null} */ (document.getElementById('pairs-fold'))?.open ?? false;
  byId('figures').replaceChildren(...duelTables(duel, open));
}

/** Shows a placeholder for the charts while there is no duel. */
function blank() {
  const [title, line] = status.state === 'lost' ? ['The server can’t be reached', 'This page keeps trying and goes on by itself.']
    : status.damaged ? [`Duel ${id} is damaged`, 'The server’s file is damaged.']
    : status.state === 'gone' ? [`There is no duel ${id}`, 'It was deleted, or not stored. The stored duels are listed below.']
      : id || status.state === 'connecting' ? ['Connecting to the server', 'A running duel is shown with its progress.']
        : [anyKept ? 'No duel is shown' : 'No duel yet', `Choose two workloads and press Start duel: the ratio of each pair of slices is drawn here as it is measured.${anyKept ? ' Or open one of those below.' : ''}`];
  byId('blank').replaceChildren(element('strong', {}, title), element('p', {}, line));
}

/** @param {Status} next */
function connectionChanged(next) {
  if (status.state === 'live' && next.state === 'lost') announce('Connection lost. Retrying.');
  status = next;
  if (next.state === 'gone') duel = null;
  showConnection(next, 'duel');
  showButtons();
  blank();
  draw();
}

async function start() {
  const asked = form?.read();
  if (!asked || run.disabled) return;
  starting = true;
  showButtons();
  await request(async () => {
    const started = await startDuel(asked);
    history.replaceState(null, '', `${location.pathname}?duel=${started.id}`);
    watch(started.id);
    handleFrame(started);
  });
  starting = false;
  showButtons();
}

/** @param {() => Promise<unknown>} what */
const request = (what) => reportProblems(what, (errors) => form?.showErrors(errors) ?? errors, { run: () => null, leave: (search) => (location.href = `./${search}`) });

/** Reloads the list of stored duels. */
function refresh() {
  return getDuels().then(list, () => {});
}

/** @param {string[]} ids of deleted or restored duels; the one shown may be among them */
function changed(ids) {
  if (id && ids.includes(id)) watch(id);
  return refresh();
}

/** @param {Duel[]} kept */
function list(kept) {
  anyKept = kept.length > 0;
  blank();
  showStoredDuels(kept, id, (one) => request(() => removal.remove({ id: one.id, name: duelName(one) })));
}

function feedUrl() {
  const url = new URL('live', location.href.replace(/^http/, 'ws'));
  url.searchParams.set('duel', id ?? '');
  return url.href;
}

/** @param {Duel} duel @param {string} dots the legend of the dots @returns {string[]} the caption lines of its picture */
function captionFor({ id, state, startedAt, asked, result }, dots) {
  return [
    `Lockscope duel ${id}, ${state}, ${formatInstant(startedAt)}; ${asked.slices} slices each`,
    ...describeSides(asked),
    describeMachine(result?.machine),
    result?.sentence ?? '', result?.waitSentence ?? '', dots,
  ];
}

/** @param {Duel} duel */
function duelName({ asked, startedAt }) {
  return `${asked.a.lock} against ${asked.b.lock}, ${formatInstant(startedAt)}`;
}

/** Lists the stored duels, newest first. @param {Duel[]} duels @param {string | null} shown id @param {(duel: Duel) => void} remove */
function showStoredDuels(duels, shown, remove) {
  byId('stored-panel').hidden = false;
  setText('stored-note', duels.length ? '' : 'None yet. Each duel is stored here with all its slices.');
  replaceKeepingFocus(byId('stored'), ...duels.map((duel) => {
    const { id, state, startedAt, asked, sentence } = duel;
    const [mark, word] = STATES[state];
    const link = element('a', { href: `duel.html?duel=${id}`, ...(id === shown ? { 'aria-current': 'true' } : {}) }, `${asked.a.lock} against ${asked.b.lock}`);
    const button = element('button', { type: 'button', class: 'chip remove', 'aria-label': `Delete ${duelName(duel)}` }, 'Delete');
    button.disabled = state === 'running';
    button.onclick = () => remove(duel);
    return element('li', {},
      element('span', { class: 'when' }, formatInstant(startedAt)),
      element('span', { class: 'which' }, link, element('span', { class: 'help' }, ` ${mark} ${word.toLowerCase()}`)),
      element('span', { class: 'said' }, unbroken(sentence)), button);
  }));
}
