// @ts-check
import { apportion, budgetInWords, formatPercent, PARTS, total } from '../model/figures.js';
import { element } from './element.js';
import { table } from './table.js';

/** @param {number} millis as seconds */
const seconds = (millis) => (millis / 1000).toFixed(3);

/** Where all worker-seconds went. @param {any} report @param {Workload} workload @param {boolean} changed whether it was another at first @returns {Node[]} */
export function budgetOf({ budget }, { readers, writers }, changed) {
  const whole = total(budget) || 1;
  const millis = apportion(PARTS.map(([part]) => budget[part]), 1e6);
  const key = (/** @type {string} */ name) => element('span', {}, element('i', { class: `key-${name}` }), name);
  const bar = element('div', { id: 'budget-bar', 'aria-hidden': 'true' }, ...PARTS.map(([part, name]) => {
    const piece = element('span', { class: `key-${name}` });
    piece.style.flexGrow = `${budget[part] / whole}`;
    return piece;
  }));
  return [
    element('p', { id: 'budget-words' }, budgetInWords(budget, changed ? 0 : Number(readers) + Number(writers))),
    bar,
    table('budget', 'Time budget', ['', 'worker-seconds', 'share'], [
      ...PARTS.map(([part, name], i) => [key(name), seconds(millis[i]), formatPercent(budget[part] / whole)]),
      ['in all', seconds(millis.reduce((sum, part) => sum + part, 0)), formatPercent(1)],
      ['of which divided by sample', seconds(budget.estimatedNanos / 1e6), formatPercent(budget.estimatedNanos / whole)],
    ]),
  ];
}
