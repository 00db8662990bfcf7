// @ts-check
import { formatNanos } from '../model/figures.js';
import { formatCount, NOTHING } from '../model/format.js';
import { bucketStart } from '../model/heat.js';

/** As many stretches of the run are shown. */
const MOST = 20;

export const HEAD = ['from', 'to', 'operations', 'median up to', 'p99 up to', 'longest up to'];

/** @param {number} nanos @returns {string} seconds */
export const formatTime = (nanos) => (nanos / 1e9).toFixed(2);

/** @param {Run['heat']} heat @param {Run['heat']['wait']} layer @param {[number, number]} columns first and last @returns {string[][]} stretches of them */
export function rowsOf(heat, layer, [first, end]) {
  const each = Math.ceil((end + 1 - first) / MOST);
  return Array.from({ length: Math.ceil((end + 1 - first) / each) }, (_, i) => {
    const from = first + i * each;
    const last = Math.min(end, from + each - 1);
    const counts = new Float64Array(layer.totals.length);
    for (let column = from; column <= last; column++) layer.column(column).forEach((count, bucket) => (counts[bucket] += count));
    const sum = counts.reduce((a, b) => a + b);
    return [`${formatTime(heat.start(from))} s`, `${formatTime(heat.ends[last])} s`, formatCount(sum),
      ...[0.5, 0.99, 1].map((share) => (sum ? formatNanos(bucketStart(1 + upTo(counts, share * sum))) : NOTHING))];
  });
}

/** @param {Float64Array} counts @param {number} rank @returns {number} the bucket in which it is */
function upTo(counts, rank) {
  let sum = 0;
  return counts.findIndex((count) => (sum += count) >= rank);
}
