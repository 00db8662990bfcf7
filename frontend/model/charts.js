// @ts-check
import { formatNanos, formatPercent, PARTS } from './metrics.js';
import { formatCount, NOTHING } from './format.js';

/** @typedef {import('./series.js').Reading} Reading */
/** @typedef {{ key: string, metric: string, name: string, ink: string, width: number, dash?: number[], fill?: boolean, tile?: boolean }} Trace */
/** @typedef {{ id: string, title: string, unit: string, weight: number, traces: Trace[], format: (value: number) => string,
 *   tick: (value: number) => string, brief?: (value: number) => string, least?: number, log?: boolean, stack?: boolean, rates?: boolean }} Spec */

const compact = new Intl.NumberFormat('en', { notation: 'compact', maximumSignificantDigits: 3 });
const tidy = (/** @type {number} */ value) => compact.format(value);
const plain = (/** @type {number} */ value) => `${Number(value.toPrecision(6))}`;
const rate = (/** @type {number} */ value) => `${tidy(value)}/s`;
const percent = (/** @type {number} */ value) => `${value} %`;
const share = (/** @type {number} */ value) => value.toFixed(value > 0 && value < 0.01 ? 5 : 3);

/** The charts from top to bottom. Traces are drawn in reverse, so that the first is on top. @type {Spec[]} */
export const CHARTS = [
  {
    id: 'rates', title: 'Throughput', unit: 'operations/s', weight: 5, format: formatCount, tick: rate, brief: tidy, rates: true,
    traces: [
      { key: 'reads', metric: 'readThroughput', name: 'reads', ink: 'reads', width: 2 },
      { key: 'writes', metric: 'writeThroughput', name: 'writes', ink: 'writes', width: 1.5, fill: true },
      { key: 'offeredReads', metric: 'offeredReads', name: 'offered reads', ink: 'reads', width: 1, dash: [7, 4] },
      { key: 'offeredWrites', metric: 'offeredWrites', name: 'offered writes', ink: 'writes', width: 1, dash: [2, 4] },
    ],
  },
  {
    id: 'wait', title: 'Wait', unit: 'log scale', weight: 4, log: true, format: formatNanos, tick: formatNanos,
    traces: [
      { key: 'p50', metric: 'p50Wait', name: 'p50', ink: 'wait', width: 2 },
      { key: 'p99', metric: 'p99Wait', name: 'p99', ink: 'wait', width: 1.25, dash: [7, 3] },
      { key: 'latency', metric: 'p99Latency', name: 'p99 from due', ink: 'text', width: 1.25, dash: [9, 3, 2, 3] },
      { key: 'max', metric: 'maxWait', name: 'max', ink: 'wait', width: 1, dash: [1, 3] },
    ],
  },
  {
    id: 'waiting', title: 'Waiting', unit: 'workers', weight: 2, least: 1, format: formatCount, tick: tidy,
    traces: [{ key: 'waiting', metric: 'waiting', name: 'now', ink: 'wait', width: 1.5 }],
  },
  {
    id: 'utilisation', title: 'Lock held', unit: 'holder-seconds/s', weight: 2, least: 1, format: share, tick: plain,
    traces: [{ key: 'utilisation', metric: 'utilisation', name: 'utilisation', ink: 'hold', width: 1.5 }],
  },
  {
    id: 'budget', title: 'Time budget', unit: '% of worker-time', weight: 3, least: 100, stack: true, format: formatPercent, tick: percent,
    traces: PARTS.map(([key, name]) => ({ key, metric: key, name, ink: name, width: 1, tile: true })),
  },
  {
    id: 'fairness', title: 'Fairness', unit: 'Jain’s index', weight: 2, least: 1, format: (value) => value.toFixed(3), tick: plain,
    traces: [{ key: 'jain', metric: 'jain', name: 'jain', ink: 'text', width: 1.5 }],
  },
];

/** @param {Spec} chart @param {Trace} trace @param {Reading} reading @param {boolean} [brief] @returns {string} its value, or the range of several */
export function formatReading(chart, trace, reading, brief = false) {
  const value = readingOf(chart, trace, reading);
  if (!value) return NOTHING;
  const format = brief && value.least !== value.greatest && chart.brief || chart.format;
  const [least, greatest] = [format(value.least), format(value.greatest)];
  return least === greatest ? least : `${least}–${greatest}`;
}

/** @param {Spec} chart @param {Trace} trace @param {Reading} a @param {Reading} b @returns {string} b minus a; of the means where they stand for several */
export function difference(chart, trace, a, b) {
  const [from, to] = [readingOf(chart, trace, a), readingOf(chart, trace, b)];
  if (!from || !to) return `Δ ${NOTHING}`;
  const by = to.mean - from.mean;
  const text = chart.format(Math.abs(by));
  const sign = !/[1-9]/.test(text) ? '±' : by < 0 ? '−' : '+';
  const about = [from, to].some(({ least, greatest }) => least !== greatest) ? '≈ ' : '';
  return `Δ ${about}${sign}${chart.stack ? text.replace('%', 'pp') : text}`;
}

/** @param {Spec} chart @param {Trace} trace @param {Reading} reading */
function readingOf({ stack }, { key }, reading) {
  if (!stack || !reading[key]) return reading[key];
  const all = PARTS.reduce((sum, [part]) => sum + (reading[part]?.mean ?? 0), 0);
  if (!all) return undefined;
  const mean = reading[key].mean / all;
  return { least: mean, greatest: mean, mean };
}

/** @param {number} value @returns {number} the next round number above, for the end of an axis */
export function roundUp(value) {
  const size = 10 ** Math.floor(Math.log10(value));
  return size * ([1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8].find((times) => times * size >= value) ?? 10);
}
