// @ts-check
import { formatNanos } from '../../model/metrics.js';
import { MARKS, nines } from '../../model/percentiles.js';
import { color } from './trace-style.js';

/** The axes of percentile curves: nines on x, time on a log scale on y. @param {() => number} end visible nines */
export function ninesAxes(end) {
  const lines = { stroke: () => color('grid'), width: 1, size: 4 };
  const axis = { font: `11px ${color('font')}`, stroke: () => color('dim'), grid: lines, ticks: lines };
  const decades = (/** @type {number} */ low, /** @type {number} */ high) => [10 ** Math.floor(Math.log10(low || 10)), 10 ** Math.ceil(Math.log10(high || 1e6))];
  return {
    scales: {
      x: { time: false, range: () => [0, 1.01 * end()] },
      y: { distr: 3, range: (/** @type {any} */ _, /** @type {number} */ low, /** @type {number} */ high) => decades(low, high) },
    },
    axes: [
      { ...axis, size: 22, splits: () => [0, ...MARKS.map(nines)], values: fitting },
      { ...axis, size: 52, splits: decadesOf, filter: (/** @type {any} */ _, /** @type {number[]} */ ticks) => ticks, values: (/** @type {any} */ _, /** @type {number[]} */ ticks) => ticks.map(formatNanos) },
    ],
  };
}

/** @param {any} plot @param {number[]} ticks @returns {string[]} percentile labels, blank where there is no room */
function fitting(plot, ticks) {
  const width = plot.bbox.width / devicePixelRatio;
  const at = ticks.map((tick) => plot.valToPos(tick, 'x'));
  return ['p0', ...MARKS.map((mark) => `p${mark}`)].map((label, i) => (i === 0 && at[1] < 32 || at[i] > width - 6 ? '' : label));
}

/** @param {any} _ @param {number} __ @param {number} low @param {number} high @returns the powers of ten in the range */
export function decadesOf(_, __, low, high) {
  const first = Math.round(Math.log10(low));
  return Array.from({ length: Math.round(Math.log10(high)) - first + 1 }, (_, i) => 10 ** (first + i));
}
