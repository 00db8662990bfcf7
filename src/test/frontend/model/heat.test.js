import { bucketStart, Heat } from '/model/heat.js';
import { close, equal } from '../claims.js';
import { numbers, PERIOD, snapshot } from '../snapshots.js';

const heat = (...seqs) => {
  const made = new Heat();
  for (const seq of seqs) made.add(snapshot(seq));
  return made;
};
const inAll = (layer, columns) => numbers(0, columns - 1).reduce((sum, column) => sum + layer.column(column).reduce((a, b) => a + b), 0);

export default {
  'a bucket is a quarter of an octave'() {
    equal([bucketStart(0), bucketStart(4), bucketStart(40)], [0, 2, 1024]);
    close(bucketStart(5) / bucketStart(4), 2 ** 0.25);
  },
  'a column holds the bucket counts of a snapshot'() {
    const { wait, columns } = heat(1, 2);
    equal([columns, wait.column(1)[40], wait.column(1)[48], wait.sums[1], wait.count], [2, 100, 10, 110, 220]);
    equal([wait.low, wait.high, wait.max], [40, 48, 4000]);
  },
  'merged columns keep every count'() {
    const { wait, hold, columns, span } = heat(...numbers(1, 3000));
    equal([columns, span], [750, 4]);
    equal([inAll(wait, columns), inAll(hold, columns)], [330_000, 330_000]);
    equal([wait.sums.reduce((a, b) => a + b), wait.totals[40], wait.totals[48]], [330_000, 300_000, 30_000]);
    equal(inAll(wait, wait.sums.length), 330_000);
  },
  'merged columns end at the later end'() {
    const { ends, columns } = heat(...numbers(1, 3000));
    equal([ends[0], ends[columns - 1]], [4 * PERIOD, 3000 * PERIOD]);
  },
  'late snapshots give the same picture'() {
    const [early, late] = [heat(...numbers(1, 2000)), heat(...numbers(1, 10), ...numbers(1500, 2000), ...numbers(11, 1499))];
    equal([...late.wait.counts.slice(0, 50_000)], [...early.wait.counts.slice(0, 50_000)]);
    equal([...late.ends], [...early.ends]);
  },
  'a time has a column except in gaps and past the end'() {
    const made = heat(...numbers(1, 10), ...numbers(21, 30));
    equal([0.5, 9.5, 15, 20.5, 31].map((t) => made.at(t * PERIOD)), [0, 9, -1, 20, -1]);
  },
  'after a gap a column has the mean width'() {
    const made = heat(...numbers(1, 10), ...numbers(21, 30));
    close(made.ends[20] - made.start(20), PERIOD);
  },
  'waits of days are in the last bucket'() {
    const made = new Heat();
    made.add(snapshot(1, { wait: { count: 1, max: 1e15, buckets: [400, 1] } }));
    equal([made.wait.count, made.wait.high], [1, 176]);
  },
};
