// @ts-check
import { formatFigure } from '../model/compared.js';
import { NOTHING } from '../model/format.js';
import { element } from './element.js';
import { badge } from './run-ink.js';

/** @typedef {import('../model/compared.js').Difference} Difference */

/**
 * What has to be read before any figure.
 * @param {import('../model/compared.js').Comparison} comparison @param {import('./run-ink.js').Place[]} places @param {string[]} gaps what else is to be said of these runs
 * @returns {Node[]}
 */
export function whatDiffers({ summary, workload, machine, cautions, runs }, places, gaps) {
  const said = [...cautions, ...gaps];
  const rows = [...workload.map(row('workload')), ...machine.map(row('machine'))];
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
const row = (of) => (/** @type {Difference} */ { label, unit, values }) => element('tr', { class: of },
  element('th', { scope: 'row' }, label, of === 'machine' ? element('span', { class: 'unit' }, 'machine') : ''),
  ...values.map((value) => element('td', {}, value === null && of === 'machine' ? NOTHING : formatFigure(value ?? 'none', unit))));
