import { columnsOf, formatPairs, formatRatio, formatTick, spanOf, ticksOf } from '/model/ratio.js';
import { close, equal } from '../claims.js';

const pair = (number, operations, { first = number % 2 ? 'a' : 'b', warmUp = false } = {}) => ({ number, first, warmUp, operations, p99Wait: null });
const ratio = { pairs: 2, median: 2, low: 1, high: 4 };

export default {
  'pairs that correlate count as fewer'() {
    equal(formatPairs({ pairs: 30, correlation: 0.578, effectivePairs: 4.23 }), '30, count as 4.2 (0.58)');
    equal(formatPairs({ pairs: 30, correlation: -0.2, effectivePairs: 30 }), '30 (−0.20)');
    equal(formatPairs({ pairs: 9, correlation: null, effectivePairs: null }), '9');
    equal(formatPairs({ pairs: 30 }), '30');
  },
  'ratios have three significant digits'() {
    equal([0.00012345, 0.1234, 0.998, 1.424, 12.34, 1234, null].map(formatRatio), ['0.000123x', '0.123x', '1.00x', '1.42x', '12.3x', '1,234x', '–']);
  },
  'dots are grouped by first side, at their logarithms'() {
    const { x, aFirst, bFirst, warmUp } = columnsOf([pair(1, 8, { warmUp: true }), pair(2, 2), pair(3, 0.5)], 'operations', ratio, 10);
    equal(x, [0.5, 1, 2, 3, 10.5]);
    equal(warmUp, [null, 3, null, null, null]);
    equal(bFirst, [null, null, 1, null, null]);
    equal(aFirst, [null, null, null, -1, null]);
  },
  'median and interval extend over the whole chart'() {
    const { median, low, high } = columnsOf([pair(1, 2)], 'operations', ratio, 10);
    equal([low, median, high], [[0, 0, 0], [1, 1, 1], [2, 2, 2]]);
  },
  'a pair without a ratio has no dot'() {
    const columns = columnsOf([pair(1, 2)], 'p99Wait', { pairs: 0, median: null, low: null, high: null }, 10);
    equal(columns.aFirst, [null, null, null]);
    equal(spanOf(columns).map(Number.isFinite), [true, true]);
  },
  'the axis includes 1 and a margin'() {
    const [low, high] = spanOf(columnsOf([pair(1, 4)], 'operations', { median: 4, low: null, high: null }, 10));
    equal(low < -0.07 && high > 2, true);
  },
  'near 1 ticks are even in the ratio'() {
    const ticks = ticksOf(Math.log2(0.95), Math.log2(1.05)).map((tick) => 2 ** tick);
    [0.96, 0.98, 1, 1.02, 1.04].forEach((expected, i) => close(ticks[i], expected));
  },
  'far from 1 ticks are powers of two'() {
    equal(ticksOf(-3.2, 1.1), [-3, -2, -1, 0, 1]);
    equal(ticksOf(-8, 8).length <= 8, true);
    equal([-3, 0, 2, 0.5, Math.log2(0.95)].map(formatTick), ['1/8x', '1x', '4x', '1.41x', '0.95x']);
  },
};
