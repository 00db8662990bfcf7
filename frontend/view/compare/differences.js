// @ts-check
import { SAVED } from '../../live/saved-page.js';
import { formatMetric, formatRatio, grouped, unitBeside } from '../../model/comparison.js';
import { NOTHING } from '../../model/format.js';
import { element } from '../shared/element.js';
import { badge } from './run-style.js';

/** @typedef {import('../../model/comparison.js').Comparison} Comparison */
/** @typedef {import('../../model/comparison.js').Difference} Difference */
/** @typedef {import('../../model/comparison.js').Row} Row */
/** @typedef {import('./run-style.js').Place} Place */

const GRADES = { acceptable: '✓\uFE0E', unchecked: '○', interesting: '!', forbidden: '✕\uFE0E' };
/** Trace colours of the groups that have one. @type {Record<string, string>} */
const INKS = { 'Wait of reads': 'wait', 'Wait of writes': 'wait', Hold: 'hold' };

/** @param {Comparison} comparison @param {Place[]} places @returns {Node[]} all metrics of all runs, with ratios to the first and the best one marked */
export function differenceTable({ figures, runs, workload }, places) {
  const labels = Object.fromEntries(workload.map(({ field, label }) => [field, label.toLowerCase()]));
  const word = runs.length > 2 ? 'best' : 'better';
  return [
    element('div', { class: 'head' }, element('h2', {}, 'Differences'),
      element('p', {}, `×: against A. ◆ ${word}: of these runs, beyond what was measured; whether it holds, a `, SAVED ? 'duel' : element('a', { href: 'duel.html' }, 'duel'), ' says.')),
    element('div', { class: 'scroll', role: 'region', tabindex: '0', 'aria-label': 'Differences' }, element('table', { id: 'differences', class: runs.length > 3 ? 'many' : '' },
      element('thead', {}, element('tr', {}, element('td'), ...runs.map(({ id }, i) => element('th', { scope: 'col' }, badge(places[i]), element('span', { class: 'id' }, id))))),
      ...grouped(figures).map(([group, rows]) => element('tbody', {},
        element('tr', { class: 'group' }, element('th', { scope: 'rowgroup', colspan: `${runs.length + 1}`, class: INKS[group] ? `ink-${INKS[group]}` : '' }, group)),
        ...rows.map((row) => figureRow(row, { places, word, labels })))))),
  ];
}

/** @param {Row} row @param {{ places: Place[], word: string, labels: Record<string, string> }} head */
function figureRow({ name, unit, values, ratios, better, moot }, { places, word, labels }) {
  const beside = unitBeside(unit);
  const why = moot.length ? element('span', { class: 'moot' }, `not marked, ${whyNotCompared(moot, labels)}`) : '';
  return element('tr', { 'data-figure': name },
    element('th', { scope: 'row' }, name, beside && beside !== `${name}/s` ? element('span', { class: 'unit' }, beside) : beside ? element('span', { class: 'unit' }, 'a second') : '', why),
    ...values.map((value, i) => {
      const best = better.includes(places[i].letter);
      return element('td', best ? { class: 'best' } : {},
        best ? element('span', { class: 'mark' }, `◆ ${word}`) : '',
        element('span', { class: 'value' }, unit === 'grade' && value ? `${GRADES[/** @type {keyof typeof GRADES} */ (value)]} ${value}` : formatMetric(value, unit)),
        element('span', { class: 'ratio' }, i ? formatRatio(ratios[i]) : ''));
    }));
}

/** @param {string[]} moot @param {Record<string, string>} labels @returns {string} why none is marked as better */
function whyNotCompared(moot, labels) {
  const unlike = moot.filter((field) => field !== 'samples').map((field) => labels[field] ?? field).sort();
  return unlike.length ? `unlike in ${unlike.join(', ')}` : 'too few: under ten were longer in some run';
}

/**
 * What to read before the metrics: differences of workloads and machines, and cautions.
 * @param {Comparison} comparison @param {Place[]} places @param {string[]} gaps further cautions
 * @returns {Node[]}
 */
export function whatDiffers({ summary, workload, machine, cautions, runs }, places, gaps) {
  const said = [...cautions, ...gaps];
  const rows = [...workload.map(differenceRow('workload')), ...machine.map(differenceRow('machine'))];
  return [
    element('h2', {}, 'Before the figures'),
    element('p', { id: 'summary', class: machine.length ? 'unlike' : '' }, summary),
    ...(said.length ? [element('ul', { id: 'cautions' }, ...said.map((sentence) => element('li', {}, element('span', { 'aria-hidden': 'true' }, '!'), sentence)))] : []),
    ...(rows.length ? [element('div', { class: 'scroll', role: 'region', tabindex: '0', 'aria-label': 'What was not the same' }, element('table', { id: 'unlike' },
      element('thead', {}, element('tr', {}, element('td'), ...runs.map((_, i) => element('th', { scope: 'col' }, badge(places[i]))))),
      element('tbody', {}, ...rows)))] : []),
  ];
}

/** @param {string} of */
const differenceRow = (of) => (/** @type {Difference} */ { label, unit, values }) => element('tr', { class: of },
  element('th', { scope: 'row' }, label, of === 'machine' ? element('span', { class: 'unit' }, 'machine') : ''),
  ...values.map((value) => element('td', {}, value === null && of === 'machine' ? NOTHING : formatMetric(value ?? 'none', unit))));
