// @ts-check
import { counted } from './format.js';

/** @typedef {{ count: number, p50: number, p90: number, p99: number, p999: number, max: number }} Distribution nanoseconds */
/** @typedef {{ waitNanos: number, holdNanos: number, returnNanos?: number, pauseNanos: number, overshootNanos: number, otherNanos: number, estimatedNanos: number }} Budget */

/** The parts of a worker's time, with their names on the page. @type {[keyof Budget, string, string][]} */
export const PARTS = [
  ['waitNanos', 'wait', 'waiting for the lock'],
  ['holdNanos', 'hold', 'holding it'],
  ['returnNanos', 'return', 'returning from it'],
  ['pauseNanos', 'pause', 'resting as asked'],
  ['overshootNanos', 'overshoot', 'oversleeping'],
  ['otherNanos', 'other', 'on everything else'],
];

const UNITS = /** @type {const} */ ([[1e9, 's'], [1e6, 'ms'], [1e3, 'µs'], [1, 'ns']]);

/** @param {number} nanos with three significant digits: `1.23 ms` */
export function formatNanos(nanos) {
  const rounded = Number(nanos.toPrecision(3));
  const [size, unit] = UNITS.find(([least]) => rounded >= least) ?? [1, 'ns'];
  return `${Number((nanos / size).toPrecision(3)).toLocaleString('en-US')} ${unit}`;
}

/** @param {number} share in per cent: `0.3 %`, with a space that does not break */
export const formatPercent = (share) => `${(100 * share).toFixed(share && Math.abs(share) < 0.001 ? 3 : 1).replace(/^-(?=[0.]+$)/, '')}\u00A0%`;

/** @param {Budget} budget @returns {number} nanoseconds of all workers */
export const total = (budget) => PARTS.reduce((sum, [part]) => sum + (budget[part] ?? 0), 0);

/**
 * Rounds parts to whole steps so that they add up to the rounded sum (largest remainder method).
 * @param {number[]} parts @param {number} step @returns {number[]} in steps
 */
export function apportion(parts, step) {
  const steps = parts.map((part) => Math.floor(part / step));
  const left = Math.round(parts.reduce((sum, part) => sum + part, 0) / step) - steps.reduce((sum, part) => sum + part, 0);
  const order = parts.map((_, i) => i).sort((a, b) => parts[b] / step - steps[b] - parts[a] / step + steps[a]);
  for (const i of order.slice(0, left)) steps[i]++;
  return steps;
}

/** @param {Budget} budget @param {number} workers 0 if their number has changed @returns {string} a sentence whose parts add up */
export function describeBudget(budget, workers) {
  const tenths = apportion(PARTS.map(([part]) => budget[part] ?? 0), 1e8);
  const seconds = (/** @type {number} */ tenth) => (tenth / 10).toLocaleString('en-US', { minimumFractionDigits: 1 });
  const parts = PARTS.map(([part, , words], i) => ({ words, tenth: tenths[i], nanos: budget[part] ?? 0 }))
    .filter(({ nanos }) => nanos > 0)
    .sort((a, b) => b.nanos - a.nanos)
    .map(({ words, tenth }) => `${tenth ? seconds(tenth) : 'less than 0.1'} ${words}`);
  return `${workers ? counted(workers, 'worker') : 'The workers'} had ${seconds(tenths.reduce((sum, tenth) => sum + tenth, 0))} worker-seconds: ${parts.join(', ')}.`;
}

/** @param {any} report @returns {string | null} `17.5 ms, reader 32`; a lower bound if operations were sampled or went unread, null if below a period */
export const longestWithout = ({ fairness: { longestWithoutNanos, longestWithoutWorker }, observer: { timed, operations, lost, overwritten = lost } }) =>
  longestWithoutWorker && `${timed < operations || overwritten ? '≥ ' : ''}${formatNanos(longestWithoutNanos)}, ${longestWithoutWorker}`;

/** Whether some operations were not timed. @param {any} report @returns {boolean} */
export const isSampled = ({ observer: { timed, operations } }) => timed < operations;

/** @param {any} report @returns {string} what the longest times of a sampled run do not say, as a sentence; empty if all operations were timed */
export const longestTimed = (report) => (isSampled(report)
  ? `Not all operations were timed: max is the longest of those that were, and one that was not can have been longer. Longest without the lock${longestWithout(report) ? ` (${longestWithout(report)})` : ''} is of all operations, to one period of the snapshots.`
  : '');

/**
 * Checks a report's totals against its last snapshot.
 * @param {RunReport} report @param {any} newest
 * @returns {{ agree: boolean, words: string }}
 */
export function audit({ reads, writes }, newest) {
  if (!newest) return { agree: false, words: 'No snapshot came here that the totals could be checked against.' };
  if (reads === newest.reads && writes === newest.writes) return { agree: true, words: `Totals equal the last snapshot’s (number ${newest.seq.toLocaleString('en-US')}): checked.` };
  return { agree: false, words: `Totals do NOT equal the last snapshot’s: it has ${newest.reads.toLocaleString('en-US')} reads and ${newest.writes.toLocaleString('en-US')} writes.` };
}
