// @ts-check
import { getLimits, getLocks, getPresets, Problem } from './live/api.js';
import { deleteRun, labelRun, restoreRun } from './live/run-list.js';
import { RunListPoller } from './live/run-list-poller.js';
import { displayName } from './model/run-entry.js';
import { isFiltered, readQuery } from './model/run-query.js';
import { Selection } from './view/runs/selection.js';
import { byId } from './view/shared/element.js';
import { showVersion } from './view/shared/footer.js';
import { showShortcuts } from './view/shared/shortcut-list.js';
import { handleKeys } from './view/shared/shortcuts.js';
import { ListState } from './view/runs/list-state.js';
import { RunFilter } from './view/runs/filter.js';
import { RunsTable } from './view/runs/table.js';
import { announce } from './view/shared/status.js';
import { nextTheme } from './view/shared/next-theme.js';
import { Undo } from './view/shared/undo.js';

const TICK_MILLIS = 20_000;
const RETRY_MILLIS = 2000;

const state = new ListState(() => showAll());
const more = /** @type {HTMLButtonElement} */ (byId('more'));
const list = byId('list');
/** The run named in the address, until it was focused. */
let named = location.hash.slice(1);
/** The run named in the address if it is not in the list. */
let missing = '';
/** Resets the filter, once it exists. */ let showAll = () => {};

/** Loads the names that the list needs; retries until the server answers. */
async function load() {
  try {
    const [{ parameters }, locks, presets] = await Promise.all([getLimits(), getLocks(), getPresets()]);
    start({ parameters, locks, presets });
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    state.showProblem(problem);
    setTimeout(load, RETRY_MILLIS);
  }
}

/** @param {{ parameters: Parameter[], locks: { id: string, name: string }[], presets: Preset[] }} words */
function start(words) {
  const watch = new RunListPoller({ onList: show, onPlace: (place) => state.showStorage(place), onProblem: (problem) => state.showProblem(problem) });
  const chosen = new Selection(byId('chosen'), choices);
  const undo = new Undo(byId('undo'), { what: 'runs', restore: restoreRun, key: 'u' }, async ([run]) => {
    await watch.look();
    table.focus(run);
  });
  const filter = new RunFilter(readQuery(location.search), words, (query) => watch.show(query));
  showAll = () => filter.showAll();
  const table = new RunsTable(list, words, {
    pause: (paused) => {
      watch.paused = paused;
      if (!paused) watch.look();
    },
    label: (id, labels) => attempt(() => labelRun(id, labels)),
    remove: (line) => attempt(async () => {
      await deleteRun(line.id);
      chosen.choose(line.id, false);
      undo.offer({ id: line.id, name: displayName(line) });
    }),
    choose: (line, on) => {
      chosen.choose(line.id, on);
      choices();
    },
    sort: (sort) => filter.change({ sort }),
    leave: () => byId('runs').focus(),
  });

  /** @param {import('./live/run-list-poller.js').List} now */
  function show({ runs, total, all = total }) {
    list.hidden = !runs.length;
    state.showCount(total, isFiltered(filter.query));
    more.hidden = runs.length >= total;
    table.show(runs, filter.query);
    choices();
    if (named) goTo(named, runs, total);
    filter.count(runs.length, total || all, missing);
  }

  function choices() {
    table.choose(chosen.runs, chosen.full);
  }

  /** @param {string} run @param {import('./model/run-entry.js').RunEntry[]} runs @param {number} total */
  function goTo(run, runs, total) {
    if (!table.focus(run) && runs.length < total) return void watch.more();
    named = '';
    missing = runs.some(({ id }) => id === run) ? '' : run;
    if (missing) announce(`Run ${missing} is not among them.`);
  }

  /** @param {() => Promise<unknown>} action @returns {Promise<string>} error message; empty on success */
  async function attempt(action) {
    try {
      await action();
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      return problem.errors.map(({ field, detail }) => `${field} ${detail}`).join('; ') || problem.message;
    }
    watch.look();
    return '';
  }

  more.onclick = () => watch.more();
  setInterval(() => document.hidden || table.tick(), TICK_MILLIS);
  addEventListener('hashchange', () => {
    named = location.hash.slice(1);
    goTo(named, table.rows.map(({ line }) => line), Infinity);
  });
  setKeys({ table, filter, chosen, undo });
  watch.show(filter.query);
}

/** @param {{ table: RunsTable, filter: RunFilter, chosen: Selection, undo: Undo }} parts */
function setKeys({ table, filter, chosen, undo }) {
  /** @type {import('./view/shared/shortcuts.js').Shortcut[]} */ const shortcuts = [
    { keys: ['ArrowUp', 'ArrowDown'], shown: '↑ ↓', does: 'Go from run to run', act: () => table.focus() },
    { keys: [], shown: 'Enter', does: 'Open the run on the scope' },
    { keys: [], shown: 'Space', does: 'Choose the run, or not' },
    { keys: ['n'], does: 'Name the run', act: () => table.focused?.rename() },
    { keys: ['e'], does: 'Write a note on the run', act: () => table.focused?.annotate() },
    { keys: ['p'], does: 'Pin or unpin the run', act: () => table.focused?.pin() },
    { keys: [], shown: 'Del', does: 'Delete the run' },
    { keys: ['u'], does: 'Undo the last deletion', act: () => undo.last() },
    { keys: ['c'], does: 'Compare what is chosen', act: () => chosen.compare() },
    { keys: ['/'], does: 'Search', act: () => filter.search() },
    { keys: ['t'], does: 'Next theme', act: nextTheme },
    { keys: ['?'], does: 'Show this list', act: () => byId('keys-open').click() },
  ];
  handleKeys(shortcuts);
  byId('keys-open').onclick = () => showShortcuts(shortcuts);
}

load();
showVersion();
