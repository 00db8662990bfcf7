// @ts-check
import { bucketStart } from './heat.js';

/** @typedef {[percentile: number, nanos: number]} Point this share of operations took no longer */
/** @typedef {{ x: number[], y: number[], count: number }} Curve by nines, ascending */

/** Percentiles on the axis and in the table. */
export const MARKS = [50, 90, 99, 99.9, 99.99, 99.999, 99.9999];

/** @param {number} percentile @returns {number} its number of nines: 90 has one, 99.9 has three */
export const nines = (percentile) => -Math.log10(1 - percentile / 100);

/** @param {number} x nines, shown as a percentile with as many digits as needed */
export function formatPercentile(x) {
  const whole = Math.abs(x - Math.round(x)) < 1e-9;
  return `p${(100 - 100 / 10 ** x).toFixed(Math.max(0, Math.floor(x + 1e-9) - 1) + Number(!whole))}`;
}

/** @param {Point[]} points ascending, ending at 100 @param {number} count of operations; limits the curve's resolution @returns {Curve} */
export function curveOf(points, count) {
  const end = Math.log10(Math.max(1, count));
  /** @type {Curve} */ const curve = { x: [], y: [], count };
  for (const [percentile, nanos] of points) {
    const x = Math.min(nines(percentile), end);
    if (x === curve.x.at(-1)) curve.y[curve.y.length - 1] = nanos;
    else {
      curve.x.push(x);
      curve.y.push(Math.max(1, nanos));
    }
  }
  return curve;
}

/** @param {{ totals: Float64Array, count: number, max: number, low: number, high: number }} layer @returns {Point[]} at the upper bounds of the buckets */
export function pointsOfBuckets({ totals, count, max, low, high }) {
  /** @type {Point[]} */ const points = [[0, Math.min(max, bucketStart(low + 1))]];
  let sum = 0;
  for (let bucket = low; bucket <= high; bucket++) {
    sum += totals[bucket];
    if (totals[bucket]) points.push([100 * sum / count, Math.min(max, bucketStart(bucket + 1))]);
  }
  return points;
}

/** @param {any} distribution of a report @returns {Point[]} its curve, or the few percentiles that it has */
export function pointsOf({ curve, p50, p90, p99, p999, max }) {
  return curve ?? [[50, p50], [90, p90], [99, p99], [99.9, p999], [100, max]];
}

/** @param {Curve} curve @param {number} at nines @returns {number | undefined} the duration at this percentile, nanoseconds; undefined beyond the maximum */
export function valueAt({ x, y }, at) {
  let low = 0;
  let high = x.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (x[middle] < at - 1e-9) low = middle + 1;
    else high = middle;
  }
  return y[low];
}
