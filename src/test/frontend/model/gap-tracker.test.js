import { GapTracker } from '/model/gap-tracker.js';
import { equal } from '../claims.js';

const holesAfter = (...seqs) => {
  const holes = new GapTracker();
  for (const seq of seqs) holes.take(seq);
  return holes;
};
const lostAtTheEnd = (holes) => {
  holes.close();
  return holes.lost;
};

export default {
  'snapshots in order leave no gap'() {
    const holes = holesAfter(1, 2, 3);
    equal([holes.missed, lostAtTheEnd(holes)], [0, 0]);
  },
  'skipped snapshots are missed, but not yet lost'() {
    const holes = holesAfter(1, 5);
    equal([holes.missed, holes.lost], [3, 0]);
  },
  'filled gaps were missed and are not lost'() {
    const holes = holesAfter(1, 5, 2, 3, 4);
    equal([holes.missed, lostAtTheEnd(holes)], [3, 0]);
  },
  'filling the middle of a gap leaves two'() {
    const holes = holesAfter(1, 8, 4, 5);
    holes.passOver(4);
    equal(holes.lost, 2);
    equal(lostAtTheEnd(holes), 4);
  },
  'snapshots before a late viewer are missed'() {
    equal(holesAfter(7).missed, 6);
  },
  'snapshots before a late backfill are lost'() {
    const holes = holesAfter(1, 10, 6, 7, 8, 9);
    holes.passOver(6);
    equal([holes.missed, holes.lost], [8, 4]);
  },
  'a gap filled next is not lost with the one before'() {
    const holes = holesAfter(1, 5, 10, 3, 4);
    holes.passOver(3);
    equal(holes.lost, 1);
  },
  'lost snapshots that arrive later are not lost'() {
    const holes = holesAfter(1, 4);
    holes.close();
    holes.take(2);
    equal(holes.lost, 1);
  },
  'duplicates change nothing'() {
    const holes = holesAfter(1, 4, 2, 2, 4, 1);
    equal([holes.missed, lostAtTheEnd(holes)], [2, 1]);
  },
};
