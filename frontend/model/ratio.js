// @ts-check
import { NOTHING } from './format.js';

/** @typedef {import('../live/duels.js').Pair} Pair */
/** @typedef {import('../live/duels.js').Ratio} Ratio */
/** Chart columns by pair; ratios as logarithms to base 2, so that double and half have the same distance from 1. @typedef {{ x: number[], aFirst: (number | null)[], bFirst: (number | null)[], warmUp: (number | null)[], low: (number | null)[], high: (number | null)[], median: (number | null)[], one: number[] }} Columns */

/** Minimum extent on both sides of 1. */
const LEAST = Math.log2(1.05);
/** Free margin above and below, as a share. */
const FREE = 0.06;
const MOST_TICKS = 7;
/** Below this many octaves ticks are even in the ratio, above it in its logarithm. */
const CLOSE = 1.3;
/** Tick steps, of the ratio near 1 and of its logarithm far from it. */
const NEAR = [0.01, 0.02, 0.05, 0.1, 0.2, 0.25];
const FAR = [0.5, 1, 2, 3, 4, 5, 10];

/** @param {number | null | undefined} ratio with three significant digits: `1.42x` */
export function formatRatio(ratio) {
  if (ratio === null || ratio === undefined) return NOTHING;
  return `${ratio < 0.4995 ? ratio.toPrecision(3) : ratio < 9.995 ? ratio.toFixed(2) : ratio < 99.95 ? ratio.toFixed(1) : Math.round(ratio).toLocaleString('en-US')}x`;
}

/** @param {Ratio} ratio @returns {string} its pairs, and as how many they count because neighbours correlate */
export const formatPairs = ({ pairs, correlation, effectivePairs }) => (correlation === undefined || correlation === null || !effectivePairs ? `${pairs}`
  : `${pairs}${effectivePairs < pairs ? `, count as ${effectivePairs.toFixed(1)}` : ''} (${correlation.toFixed(2).replace('-', '−')})`);

/** @param {Pair[]} pairs @param {'operations' | 'p99Wait'} key @param {Ratio} ratio @param {number} planned number of planned pairs @returns {Columns} */
export function columnsOf(pairs, key, { median, low, high }, planned) {
  const of = (/** @type {(pair: Pair) => boolean} */ which) => pairs.map((pair) => (which(pair) ? log(pair[key]) : null));
  const x = pairs.map(({ number }) => number);
  // Horizontal lines extend over the whole chart.
  const ends = [0.5, planned + 0.5];
  const line = (/** @type {number | null} */ value) => [log(value), ...x.map(() => log(value)), log(value)];
  const dots = (/** @type {(number | null)[]} */ column) => [null, ...column, null];
  return {
    x: [ends[0], ...x, ends[1]],
    aFirst: dots(of(({ warmUp, first }) => !warmUp && first === 'a')),
    bFirst: dots(of(({ warmUp, first }) => !warmUp && first === 'b')),
    warmUp: dots(of(({ warmUp }) => warmUp)),
    low: line(low), high: line(high), median: line(median),
    one: [0, ...x.map(() => 0), 0],
  };
}

/** @param {number | null} ratio */
const log = (ratio) => (ratio === null ? null : Math.log2(ratio));

/** @param {Columns} columns @returns {[number, number]} the axis range, in logarithms */
export function spanOf({ aFirst, bFirst, warmUp, low, high }) {
  const all = [...aFirst, ...bFirst, ...warmUp, ...low, ...high].filter((value) => value !== null);
  const [least, greatest] = [Math.min(-LEAST, ...all), Math.max(LEAST, ...all)];
  const free = FREE * (greatest - least);
  return [least - free, greatest + free];
}

/** @param {number} low @param {number} high logarithms @returns {number[]} logarithms of round ratios in the range, including 1 */
export function ticksOf(low, high) {
  const [from, to] = [2 ** low, 2 ** high];
  const near = NEAR.find((step) => (to - from) / step <= MOST_TICKS);
  if (near && high - low < CLOSE) return steps(near, (from - 1) / near, (to - 1) / near).map((step) => Math.log2(1 + step));
  const far = FAR.find((step) => (high - low) / step <= MOST_TICKS) ?? 20;
  return steps(far, low / far, high / far);
}

/** @param {number} tick a logarithm @returns {string} its ratio, in short: `1/4x` */
export const formatTick = (tick) => (tick < 0 && Number.isInteger(tick) ? `1/${2 ** -tick}x` : `${Number((2 ** tick).toPrecision(3))}x`);

/** @param {number} step @param {number} from @param {number} to in steps */
const steps = (step, from, to) => Array.from({ length: Math.floor(to) - Math.ceil(from) + 1 }, (_, i) => (Math.ceil(from) + i) * step);
