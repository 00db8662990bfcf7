import { describeSweep, chartRows, estimate, formatEstimate, formatPeak, formatSpan, formatSpread, greatest, heatRows, describeFixed, isByFactors, isExtrapolated, lawAt, METRICS } from '/model/sweep.js';
import { close, equal } from '../claims.js';

const [throughput, wait] = METRICS;
const spread = (median, off = 1) => ({ runs: 3, min: median - off, q1: median, median, q3: median, max: median + off });
const point = (workers, median, ...values) => ({ values, workers, operationsPerSecond: median && spread(median), p99WaitNanos: median && spread(1000 * median), jain: null, grade: null });
const readers = { name: 'readers', label: 'Readers', unit: 'workers', numeric: true, values: [1, 2, 4] };
const law = { fits: true, lambda: { value: 100 }, sigma: { value: 0.1 }, kappa: { value: 0.01 } };

export default {
  'the duration of a sweep is estimated'() {
    const { points, runs, millis } = estimate({ durationMillis: 1000 }, [{ name: 'lock', values: ['a', 'b'] }, { name: 'keys', values: [1, 2, 3] }], 5);
    equal([points, runs], [6, 30]);
    close(millis, 30 * (400 + 500 + 1000));
    close(estimate({ durationMillis: 100, warmUpMillis: 50 }, [{ name: 'keys', values: [1, 2] }], 1).millis, 2 * (400 + 50 + 100));
  },
  'durations are shown to the second'() {
    equal([0, -5, 1499, 65_000, 3_660_000].map(formatSpan), ['0 s', '0 s', '1 s', '1 min 5 s', '1 h 1 min']);
  },
  'a spread is shown for more than one run'() {
    equal(formatSpread(spread(1000), throughput), '1,000 (999–1,001)');
    equal(formatSpread({ ...spread(1000), runs: 1 }, throughput), '1,000');
    equal(formatSpread(null, throughput), '–');
    equal(formatSpread(spread(2000, 0), wait), '2 µs (2 µs–2 µs)');
  },
  'a curve has median and range at measured values only'() {
    const rows = chartRows(readers, [point(3, 10, 1), point(4, null, 2), point(6, 30, 4)], throughput, null);
    equal(rows.x, [1, 2, 4]);
    equal([rows.min, rows.median, rows.max], [[9, null, 29], [10, null, 30], [11, null, 31]]);
    equal(rows.law, [null, null, null]);
  },
  'the law counts fixed workers, too'() {
    const rows = chartRows(readers, [point(11, 10, 1), point(12, 20, 2), point(14, 30, 4)], throughput, law);
    equal(rows.law.length > 100 && rows.law.every((value) => value > 0), true);
    close(rows.law[0], lawAt(law, rows.x[0] + 10));
    equal(rows.median.filter((value) => value !== null), [10, 20, 30]);
    equal(chartRows(readers, [point(11, 10, 1)], wait, law).law, [null]);
    equal(chartRows(readers, [point(11, 10, 1)], throughput, { ...law, fits: false }).law, [null]);
  },
  'the law is drawn over the measured range only'() {
    const rows = chartRows({ ...readers, values: [1, 2, 4, 8] }, [point(1, null, 1), point(2, 20, 2), point(4, 30, 4), point(8, null, 8)], throughput, law);
    const drawn = rows.x.filter((_, i) => rows.x[i] > 1 && rows.x[i] < 8);
    equal([Math.min(...drawn), Math.max(...drawn), rows.x.length], [2, 4, drawn.length + 2]);
    equal([rows.law[0], rows.law.at(-1)], [null, null]);
  },
  'numbers outside the measured range are extrapolated'() {
    const fit = { ...law, residuals: [{ workers: 8 }, { workers: 16 }, { workers: 40 }] };
    equal([1, 7.4, 7.6, 30.5, 40.4, 41].map((workers) => isExtrapolated(fit, workers)), [true, true, false, false, false, true]);
  },
  'an interval at a bound is one-sided'() {
    equal(formatEstimate({ value: 0, low: 0, high: 0.00123 }), '0 (95 %: at most 0.00123)');
    equal(formatEstimate({ value: 0.2, low: 0.1, high: null }), '0.2 (95 %: 0.1 or more)');
    equal(formatEstimate({ value: 0.2, low: 0.1, high: 0.31 }), '0.2 (95 %: 0.1 to 0.31)');
    equal(formatEstimate({ value: 0, low: null, high: null }), '0, at its bound');
    equal(formatEstimate(null), '–');
  },
  'a peak that can not be shown is not stated'() {
    const fit = { ...law, residuals: [{ workers: 1 }, { workers: 64 }] };
    const peak = { workers: 28, throughput: 4000, extrapolated: false };
    equal(formatPeak({ ...fit, peak, peakInterval: { low: 22.1, high: 61 } }), '28 workers, 4,000 operations/s (95 %: 22.1 to 61 workers)');
    equal(formatPeak({ ...fit, peak, peakInterval: { low: 14, high: null } }), 'none can be shown; of the curve: 28 workers, 4,000 operations/s (95 %: 14 or more workers)');
    equal(formatPeak({ ...fit, peak: null, peakInterval: { low: 90, high: null } }), 'none can be shown (95 %: 90 or more workers, extrapolated)');
    equal(formatPeak({ ...fit, peak: null }), 'none');
    equal(formatPeak({ ...fit, peak: { ...peak, workers: 70 } }), '70 workers, 4,000 operations/s (extrapolated)');
  },
  'small rates keep their digits on the axis'() {
    equal(formatSpread({ ...spread(0.25), runs: 1 }, throughput), '0.25');
    equal(throughput.format(0.5), '0.5');
  },
  'the law is the universal scalability law'() {
    close(lawAt(law, 1), 100);
    close(lawAt(law, 3), 300 / (1 + 0.2 + 0.06));
  },
  'the axis is logarithmic over wide ranges'() {
    equal([[1, 64], [1, 4], [0, 64]].map((values) => isByFactors({ values })), [true, false, false]);
  },
  'a heat map has rows of the first axis'() {
    const axes = [{ values: [1, 2] }, { values: ['a', 'b', 'c'] }];
    const rows = heatRows(axes, [10, 20, 30, 40, 50, null].map((median) => point(1, median)), throughput);
    equal(rows.map((row) => row.map(({ share }) => share)), [[0, 0.25, 0.5], [0.75, 1, null]]);
    equal(rows[1][0].spread.median, 40);
    const far = heatRows([{ values: [1] }, { values: [1, 2, 3] }], [1, 10, 100].map((median) => point(1, median)), throughput);
    equal(far[0].map(({ share }) => share), [0, 0.5, 1]);
  },
  "a ranking's scale ends at the highest run"() {
    equal(greatest([point(1, 10), point(1, null), point(1, 30)], throughput), 31);
    equal(greatest([], throughput), 0);
  },
  'varied parameters are left out of the description'() {
    const workload = { lock: 'spin', threads: 'virtual', readers: 1000, writers: 10, keys: 5, pauseMicros: 0, holdMicros: 3, durationMillis: 500 };
    equal(describeFixed(workload, [{ name: 'lock' }, { name: 'writers' }]), 'virtual threads, 1,000 readers, 5 keys, pause 0 µs, hold 3 µs, 500 ms a run');
  },
  'one of each is singular'() {
    const workload = { lock: 'spin', threads: 'virtual', readers: 1, writers: 1, keys: 1, pauseMicros: 1, holdMicros: 1, durationMillis: 1 };
    equal(describeFixed(workload, []), 'spin, virtual threads, 1 reader, 1 writer, 1 key, pause 1 µs, hold 1 µs, 1 ms a run');
  },
  "a sweep's description has varied, then fixed values"() {
    equal(describeSweep({ axes: [readers], workload: { lock: 'mutex', threads: 'virtual', readers: 9, writers: 0, keys: 5, pauseMicros: 1000, holdMicros: 0, durationMillis: 30 }, repeats: 2, seed: 7 }),
      'Readers: 1, 2, 4. mutex, virtual threads, 0 writers, 5 keys, pause 1,000 µs, hold 0 µs, 30 ms a run; 2 rounds in random order (seed 7), after a warm-up that does not count.');
  },
};
