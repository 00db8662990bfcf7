// @ts-check
import { Problem } from './live/api.js';
import { comparisonAt, eachSnapshot, getComparison, getRun, getRuns } from './live/stored-runs.js';
import { savedAnswer, SAVED } from './live/saved-page.js';
import { removeServerParts } from './live/without-server.js';
import { gapsIn } from './model/comparison.js';
import { formatInstant } from './model/format.js';
import { describeMachine, describeWorkload } from './model/summary.js';
import { FEWEST, MOST, moved, PLACES, readLineup, writeLineup } from './model/lineup.js';
import { Run } from './model/run.js';
import { budgetChart, budgets } from './view/compare/budgets.js';
import { RunPicker } from './view/compare/run-picker.js';
import { ComparedRuns } from './view/compare/compared-runs.js';
import { differenceTable, whatDiffers } from './view/compare/differences.js';
import { OverlayCurves } from './view/compare/overlay-curves.js';
import { Overlays } from './view/compare/overlays.js';
import { byId, element, setText } from './view/shared/element.js';
import { ExportRow } from './view/shared/export-row.js';
import { showVersion } from './view/shared/footer.js';

/** A run with everything stored of it, or why it is not available: it does not exist, or the server `refused` for now. @typedef {{ id: string, body: import('./live/stored-runs.js').Body | null, run: Run | null, problem: string, refused?: boolean }} Loaded */

let { ids, left } = readLineup(SAVED ? writeLineup(savedAnswer('comparison').runs.map((/** @type {{ id: string }} */ { id }) => id)) : location.search);
/** @type {Map<string, Loaded>} */ const known = new Map();
/** Incremented with each change of the selection, so that late answers to an earlier selection are dropped. */
let turn = 0;

const chosen = new ComparedRuns({ move: (id, to) => lineUp(moved(ids, id, to)), remove: (id) => lineUp(ids.filter((one) => one !== id)) });
const picker = SAVED ? null : new RunPicker((id, add) => lineUp(add ? [...ids, id] : ids.filter((one) => one !== id)));
const overlays = new Overlays(byId('traces'));
const curves = new OverlayCurves(byId('curves'));
/** @type {import('./model/comparison.js').Comparison | null} */ let compared = null;
const row = new ExportRow({
  charts: () => [...overlays.charts, ...curves.charts, budgetChart(present())],
  name: () => `comparison ${ids.join(' ')}`,
  caption: () => (compared ? captionFor(compared, present().flatMap(({ id }) => known.get(id)?.body ?? [])) : []),
});

if (SAVED) removeServerParts(`runs ${ids.join(', ')} compared`);
else list();
show();
showVersion();

async function list() {
  try {
    picker?.fill(await getRuns());
  } catch (problem) {
    picker?.fail(wordsOf(problem), list);
  }
}

/** @param {string[]} next */
function lineUp(next) {
  ids = next;
  left = [];
  history.replaceState(null, '', `${location.pathname}${writeLineup(ids)}`);
  show();
}

async function show() {
  const now = ++turn;
  draw();
  for (const id of ids) if (!known.get(id)?.run) known.set(id, { id, body: null, run: null, problem: '' });
  if (ids.some((id) => !known.get(id)?.run)) blank('Loading', 'The runs and their snapshots are on their way.');
  await Promise.all(ids.filter((id) => !known.get(id)?.run).map(async (id) => known.set(id, await load(id))));
  if (now !== turn) return;
  draw();
  const there = present();
  if (there.length < FEWEST) return blank(...tooFew(there.length));
  try {
    const comparison = await getComparison(there.map(({ id }) => id));
    if (now === turn) compare(comparison, there);
  } catch (problem) {
    if (now === turn) blank('They can’t be compared now', wordsOf(problem), true);
  }
}

/** @param {string} id @returns {Promise<Loaded>} */
async function load(id) {
  try {
    const body = await getRun(id);
    const run = new Run(body);
    await eachSnapshot(id, (snapshot) => run.add(snapshot));
    if (run.ended) run.end(body);
    return { id, body, run, problem: '' };
  } catch (problem) {
    return { id, body: null, run: null, problem: wordsOf(problem), refused: problem instanceof Problem && problem.status !== 404 };
  }
}

/** The runs that were loaded, in the order of the selection. */
function present() {
  const there = ids.flatMap((id) => {
    const { run } = known.get(id) ?? {};
    return run ? [{ id, run }] : [];
  });
  return there.map((one, i) => ({ ...one, place: PLACES[i], letter: PLACES[i].letter }));
}

/** @param {import('./model/comparison.js').Comparison} comparison @param {ReturnType<typeof present>} there */
function compare(comparison, there) {
  const places = there.map(({ place }) => place);
  byId('blank').hidden = true;
  byId('comparison').hidden = false;
  byId('first').replaceChildren(...whatDiffers(comparison, places, gapsIn(there)));
  byId('table').replaceChildren(...differenceTable(comparison, places));
  byId('budgets').replaceChildren(...budgets(there));
  overlays.show(there);
  curves.show(there);
  compared = comparison;
  showFiles(there.map(({ id }) => id));
  document.title = `${there.map(({ run }) => run.workload.lock).join(' / ')} – Lockscope`;
  setText('announcement', `${there.length} runs compared. ${comparison.summary}`);
}

/** @param {string[]} of runs */
function showFiles(of) {
  row.show([
    { id: 'json', text: 'JSON', path: comparisonAt(of), file: 'lockscope-comparison.json' },
    { id: 'csv', text: 'CSV of the differences', path: comparisonAt(of, '.csv') },
    { id: 'page', text: 'One HTML file, opens offline', path: comparisonAt(of, '/page.html') },
  ]);
}

/** Shows which runs are compared and which could not be loaded. */
function draw() {
  const places = new Map(present().map(({ id }, i) => [id, i]));
  chosen.draw(ids.map((id) => known.get(id) ?? { id, body: null, problem: '' }), places);
  picker?.choose(ids);
  const problems = [...new Set(ids.map((id) => known.get(id)?.problem ?? '').filter(Boolean))];
  if (left.length) problems.push(`No more than ${MOST} runs are compared; left out: ${left.join(', ')}.`);
  byId('missing').replaceChildren(...problems.map((problem) => element('p', {}, problem)));
}

/** @param {number} there @returns {[string, string, boolean]} */
function tooFew(there) {
  const refused = ids.map((id) => known.get(id)).find((one) => one?.refused);
  if (refused) return ['The runs can’t be loaded now', refused.problem, true];
  const gone = ids.length > there;
  if (gone) return [there ? 'Only one of these runs is there' : 'None of these runs is there', 'Choose others from the stored runs.', true];
  return [there ? 'Choose one more run' : 'Choose two to six stored runs', 'Their traces, percentiles, budgets and figures are then put side by side here. The address can be sent.', false];
}

/** @param {string} title @param {string} line @param {boolean} [again] whether to offer a retry */
function blank(title, line, again = false) {
  byId('comparison').hidden = true;
  byId('blank').hidden = false;
  byId('blank').replaceChildren(element('strong', {}, title), element('p', {}, line));
  if (!again) return;
  const button = element('button', { type: 'button' }, 'Try again');
  button.onclick = () => {
    list();
    show();
  };
  byId('blank').append(button);
}

/** @param {unknown} problem */
function wordsOf(problem) {
  if (problem instanceof Problem) return problem.message;
  throw problem;
}

/** @param {import('./model/comparison.js').Comparison} comparison @param {import('./live/stored-runs.js').Body[]} runs in the order of the selection @returns {string[]} the caption lines of its picture */
function captionFor({ summary }, runs) {
  const machines = runs.map(({ report }) => describeMachine(report?.machine));
  const same = new Set(machines).size === 1;
  return [
    `Lockscope comparison of ${runs.length} runs. ${summary}`,
    ...runs.map(({ id, name, startedAt, workload }, i) =>
      `${PLACES[i].letter}: run ${id}${name ? `, “${name}”` : ''}, ${formatInstant(startedAt)}; ${describeWorkload(workload)}${same || !machines[i] ? '' : `. ${machines[i]}`}`),
    same ? machines[0] : '',
  ];
}
