import { Snapshots } from '/model/snapshots.js';
import { equal } from '../claims.js';
import { PERIOD, snapshot } from '../snapshots.js';

const taken = (...seqs) => {
  const snapshots = new Snapshots();
  for (const seq of seqs) snapshots.add(snapshot(seq));
  return snapshots;
};
const sum = ({ last, size, filled, contiguous }) => ({ last, size, filled, contiguous });

export default {
  'snapshots in order are stored in columns'() {
    const { t, reads, writes } = taken(1, 2);
    equal([t[2], reads[2], writes[2]], [2 * PERIOD, 200, 20]);
  },
  'everything up to the first gap is contiguous'() {
    equal(sum(taken(1, 2, 5, 6)), { last: 6, size: 4, filled: 0, contiguous: 2 });
  },
  'a gap filled in any order is closed'() {
    equal(sum(taken(1, 2, 5, 6, 4, 3)), { last: 6, size: 6, filled: 2, contiguous: 6 });
  },
  'missing snapshots are undefined'() {
    equal(taken(1, 3).t[2], undefined);
  },
  'a duplicate is reported and changes nothing'() {
    const snapshots = taken(1, 2);
    equal(snapshots.add(snapshot(2, { reads: 7 })), false);
    equal([snapshots.reads[2], snapshots.size], [200, 2]);
  },
};
