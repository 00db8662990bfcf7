import { CHARTS } from '/model/charts.js';
import { boundsOf, describeOverlay, OVERLAYS, together } from '/model/overlay.js';
import { equal, matches } from '../claims.js';

const chart = (id) => CHARTS.find((one) => one.id === id);

export default {
  'every measured trace has a chart'() {
    equal(OVERLAYS.map(({ id }) => id), ['reads', 'writes', 'p50', 'p99', 'latency', 'max', 'waiting', 'utilisation', 'jain']);
    equal(new Set(OVERLAYS.map(({ title }) => title)).size, OVERLAYS.length);
  },
  'lines with separate times are joined on one axis'() {
    equal(together([{ x: [0, 2], y: [1, 2] }, { x: [1, 2, 3], y: [5, null, 7] }]),
      [[0, 1, 2, 3], [1, undefined, 2, undefined], [undefined, 5, null, 7]]);
  },
  'a gap that ends at a value stays a gap'() {
    const [times, values] = together([{ x: [0, 1, 1, 2], y: [4, null, 5, 5] }]);
    equal(values, [4, null, 5, 5]);
    equal(times.every((time, i) => i === 0 || time > times[i - 1]), true);
  },
  'bounds are round and include all lines'() {
    equal(boundsOf([[10, null], [880]], chart('rates')), [0, 1000]);
    equal(boundsOf([[150, 90_000]], chart('wait')), [100, 100_000]);
    equal(boundsOf([[0.99, 1]], chart('fairness')), [0, 1]);
    equal(boundsOf([[0.003]], chart('utilisation')), [0, 0.004]);
    equal([boundsOf([[null]], chart('wait')), boundsOf([], chart('rates'))], [[100, 10_000], [0, 1]]);
  },
  'a single value on a log axis gets a decade'() {
    equal(boundsOf([[100]], chart('wait')), [100, 1000]);
  },
  'a chart is described run by run'() {
    const of = (value) => ({ reads: { least: value, greatest: value, mean: value } });
    matches(describeOverlay(OVERLAYS[0], [{ letter: 'A', reading: of(5) }, { letter: 'B', reading: {} }]), /^Reads, operations\/s: A 5, mean 5; B nothing\.$/);
  },
};
