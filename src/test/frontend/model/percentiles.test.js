import { Heat } from '/model/heat.js';
import { curveOf, formatPercentile, MARKS, nines, pointsOf, pointsOfBuckets, valueAt } from '/model/percentiles.js';
import { between, close, equal } from '../claims.js';
import { random, snapshot } from '../snapshots.js';

const COUNT = 20_000;

/** Waits from 100 ns to 10 ms, ascending. @param {number} seed */
const waits = (seed) => {
  const next = random(seed);
  return Array.from({ length: COUNT }, () => Math.floor(100 * 10 ** (5 * next() ** 3))).sort((a, b) => a - b);
};
const bruteForce = (sorted, percentile) => sorted.find((_, i) => i + 1 >= Math.ceil(sorted.length * percentile / 100 - 1e-9));

export default {
  'percentiles are counted in nines'() {
    [[0, 0], [90, 1], [99, 2], [99.9, 3]].forEach(([percentile, expected]) => close(nines(percentile), expected));
    equal(nines(100), Infinity);
  },
  'a percentile has as many digits as needed'() {
    equal([nines(50), 1.5, 2.5, 4.5].map(formatPercentile), ['p50.0', 'p96.8', 'p99.68', 'p99.9968']);
    for (let x = 0.3; x < 7; x += 0.1) equal(formatPercentile(x) === formatPercentile(x + 0.05), false);
  },
  'curve values equal those found by counting'() {
    for (const seed of [1, 2, 3]) {
      const sorted = waits(seed);
      const curve = curveOf(sorted.map((nanos, i) => [100 * (i + 1) / COUNT, nanos]), COUNT);
      for (const mark of [10, 50, 75, 90, 99, 99.9, 99.99]) equal([seed, mark, valueAt(curve, nines(mark))], [seed, mark, bruteForce(sorted, mark)]);
    }
  },
  'a curve ends at its longest operation'() {
    const curve = curveOf([[50, 10], [99, 20], [100, 70]], 1000);
    equal([curve.x.at(-1), curve.y.at(-1)], [3, 70]);
    equal(valueAt(curve, nines(99.99)), undefined);
  },
  'bucketed curves are high by at most one bucket'() {
    const sorted = waits(4);
    const heat = new Heat();
    const buckets = sorted.flatMap((nanos) => [Math.floor(4 * Math.log2(nanos)), 1]);
    heat.add(snapshot(1, { wait: { count: COUNT, max: sorted.at(-1), buckets } }));
    const curve = curveOf(pointsOfBuckets(heat.wait), COUNT);
    for (const mark of [10, 50, 90, 99, 99.9, 99.99]) {
      const counted = bruteForce(sorted, mark);
      between(valueAt(curve, nines(mark)), counted, counted * 2 ** 0.25);
    }
    equal(curve.y.at(-1), sorted.at(-1));
  },
  'curves never fall'() {
    const { x, y } = curveOf(waits(5).map((nanos, i) => [100 * (i + 1) / COUNT, nanos]), COUNT);
    equal(x.every((at, i) => i === 0 || (at > x[i - 1] && y[i] >= y[i - 1])), true);
  },
  'a report has a curve or a few percentiles'() {
    equal(pointsOf({ curve: [[50, 1], [100, 2]], p50: 9 }), [[50, 1], [100, 2]]);
    equal(pointsOf({ p50: 1, p90: 2, p99: 3, p999: 4, max: 5 }), [[50, 1], [90, 2], [99, 3], [99.9, 4], [100, 5]]);
  },
  'marks ascend'() {
    equal(MARKS, [...MARKS].sort((a, b) => a - b));
  },
};
