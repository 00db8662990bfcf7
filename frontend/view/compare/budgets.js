// @ts-check
import { budgetOf, lengths } from '../../model/comparison.js';
import { formatPercent, PARTS, total } from '../../model/metrics.js';
import { element } from '../shared/element.js';
import { table } from '../shared/table.js';
import { color, pattern } from '../shared/trace-style.js';
import { badge } from './run-style.js';

/** @param {number} nanos in seconds @param {number} longest of the budgets: shorter ones are shown with more digits */
function seconds(nanos, longest) {
  const digits = longest < 1e10 ? 3 : longest < 1e11 ? 2 : 1;
  return (nanos / 1e9).toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

/** The time budget of each run, on one scale. @param {import('./overlays.js').Placed[]} runs @returns {Node[]} */
export function budgets(runs) {
  const all = runs.map(({ run }) => budgetOf(run));
  const long = lengths(all);
  const longest = Math.max(...all.map(total));
  const key = (/** @type {string} */ name) => element('span', {}, element('i', { class: `key key-${name}` }), name);
  const bars = runs.map(({ place }, i) => {
    const bar = element('div', { class: 'bar' }, ...PARTS.map(([part, name]) => {
      const piece = element('span', { class: `key-${name}` });
      piece.style.flexGrow = `${(all[i][part] ?? 0) / (total(all[i]) || 1)}`;
      return piece;
    }));
    bar.style.width = `${100 * long[i]}%`;
    return element('div', { class: 'row' }, badge(place), element('div', { class: 'track' }, bar));
  });
  const share = (/** @type {number | null | undefined} */ nanos, /** @type {number} */ i) => (nanos != null && total(all[i]) ? `${seconds(nanos, longest)} (${formatPercent(nanos / total(all[i]))})` : '–');
  return [
    element('div', { class: 'head' }, element('h2', {}, 'Time budgets'), element('p', {}, 'Worker-seconds, the same scale for all: the longest bar is the run that had the most.')),
    element('div', { class: 'bars', 'aria-hidden': 'true' }, ...bars),
    table('budget-figures', 'Time budgets in figures', ['', ...runs.map(({ place }) => place.letter)], [
      ...PARTS.map(([part, name]) => [key(name), ...all.map((budget, i) => share(budget[part], i))]),
      ['in all', ...all.map((budget) => (total(budget) ? `${seconds(total(budget), longest)} worker-seconds` : '–'))],
    ]),
  ];
}

const [WIDTH, ROW, LETTER, WORDS] = [720, 26, 22, 150];
const TITLE = 'Time budgets';

/** The budget bars for an exported picture. @param {import('./overlays.js').Placed[]} runs @returns {import('../shared/export-row.js').Chart} */
export const budgetChart = (runs) => ({ title: TITLE, panel: () => ({
  title: TITLE, unit: 'worker-seconds, the same scale for all', legend: PARTS.map(([, name]) => ({ name, ink: name, tile: true })), canvas: barsOf(runs),
}) });

/** @param {import('./overlays.js').Placed[]} runs */
function barsOf(runs) {
  const ratio = devicePixelRatio;
  const canvas = element('canvas', { width: `${WIDTH * ratio}`, height: `${ROW * runs.length * ratio}` });
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  context.scale(ratio, ratio);
  context.font = `600 12px ${color('font')}`;
  context.textBaseline = 'middle';
  const all = runs.map(({ run }) => budgetOf(run));
  const long = lengths(all);
  runs.forEach(({ place }, i) => {
    const [y, length] = [ROW * i, (WIDTH - LETTER - WORDS) * long[i]];
    let x = LETTER;
    for (const [part, name] of PARTS) {
      const width = length * (all[i][part] ?? 0) / (total(all[i]) || 1);
      context.fillStyle = pattern(name);
      context.fillRect(x, y + 4, width, ROW - 8);
      x += width;
    }
    context.strokeStyle = color('line');
    context.strokeRect(LETTER + 0.5, y + 3.5, length, ROW - 7);
    context.fillStyle = color('text');
    context.fillText(place.letter, 2, y + ROW / 2);
    context.fillText(`${(total(all[i]) / 1e9).toFixed(1)} worker-seconds`, LETTER + length + 8, y + ROW / 2);
  });
  return canvas;
}
