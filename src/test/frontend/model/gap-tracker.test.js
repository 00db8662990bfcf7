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
  'what comes in order leaves none'() {
    const holes = holesAfter(1, 2, 3);
    equal([holes.missed, lostAtTheEnd(holes)], [0, 0]);
  },
  'what is passed over is missed, and not lost as long as it can come'() {
    const holes = holesAfter(1, 5);
    equal([holes.missed, holes.lost], [3, 0]);
  },
  'what is filled was missed and is not lost'() {
    const holes = holesAfter(1, 5, 2, 3, 4);
    equal([holes.missed, lostAtTheEnd(holes)], [3, 0]);
  },
  'a hole that is filled in its middle is two'() {
    const holes = holesAfter(1, 8, 4, 5);
    holes.passOver(4);
    equal(holes.lost, 2);
    equal(lostAtTheEnd(holes), 4);
  },
  'what a viewer who comes late has not seen yet is missed'() {
    equal(holesAfter(7).missed, 6);
  },
  'of a backfill that begins later, the server does not keep what was before'() {
    const holes = holesAfter(1, 10, 6, 7, 8, 9);
    holes.passOver(6);
    equal([holes.missed, holes.lost], [8, 4]);
  },
  'a hole that is filled next is not lost with the one before'() {
    const holes = holesAfter(1, 5, 10, 3, 4);
    holes.passOver(3);
    equal(holes.lost, 1);
  },
  'what was lost and comes after all is not lost'() {
    const holes = holesAfter(1, 4);
    holes.close();
    holes.take(2);
    equal(holes.lost, 1);
  },
  'what comes twice changes nothing'() {
    const holes = holesAfter(1, 4, 2, 2, 4, 1);
    equal([holes.missed, lostAtTheEnd(holes)], [2, 1]);
  },
};
