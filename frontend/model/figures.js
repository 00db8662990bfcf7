// @ts-check

/** @typedef {{ count: number, p50: number, p90: number, p99: number, p999: number, max: number }} Distribution nanoseconds */
/** @typedef {{ waitNanos: number, holdNanos: number, pauseNanos: number, overshootNanos: number, otherNanos: number, estimatedNanos: number }} Budget */

/** Where a worker's time goes, with how the page calls it. @type {[keyof Budget, string, string][]} */
export const PARTS = [
  ['waitNanos', 'wait', 'waiting for the lock'],
  ['holdNanos', 'hold', 'holding it'],
  ['pauseNanos', 'pause', 'resting as asked'],
  ['overshootNanos', 'overshoot', 'oversleeping'],
  ['otherNanos', 'other', 'on everything else'],
];

const UNITS = /** @type {const} */ ([[1e9, 's'], [1e6, 'ms'], [1e3, 'µs'], [1, 'ns']]);

/** @param {number} nanos shown with three significant digits: `1.23 ms` */
export function formatNanos(nanos) {
  const [size, unit] = UNITS.find(([least]) => nanos >= least) ?? [1, 'ns'];
  return `${Number((nanos / size).toPrecision(3)).toLocaleString('en-US')} ${unit}`;
}

/** @param {number} share shown in per cent: `0.3 %` */
export const formatPercent = (share) => `${(100 * share).toFixed(share > 0 && share < 0.001 ? 3 : 1)} %`;

/** @param {Budget} budget @returns {number} nanoseconds of all workers together */
export const total = (budget) => PARTS.reduce((sum, [part]) => sum + budget[part], 0);

/** @param {Budget} budget @param {number} workers @returns {string} a sentence that adds up */
export function budgetInWords(budget, workers) {
  const seconds = (/** @type {number} */ nanos) => (nanos / 1e9).toFixed(1);
  const parts = PARTS.filter(([part]) => budget[part] > 0)
    .sort(([a], [b]) => budget[b] - budget[a])
    .map(([part, , words]) => `${seconds(budget[part])} ${words}`);
  return `${workers.toLocaleString('en-US')} workers had ${seconds(total(budget))} worker-seconds: ${parts.join(', ')}.`;
}

/**
 * The rows of the table of times.
 * @param {any} of a snapshot or a report
 * @returns {[string, Distribution][]}
 */
export function times(of) {
  const rows = [
    ['wait of reads', of.wait.reads], ['wait of writes', of.wait.writes],
    ['hold of reads', of.hold.reads], ['hold of writes', of.hold.writes],
    ['overshoot', of.overshoot],
  ];
  if (of.latency) rows.push(['latency from the time due', of.latency], ['the same from asking', of.uncorrected]);
  return /** @type {any} */ (rows);
}
