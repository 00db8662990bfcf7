import { FeedStats } from '/model/feed-stats.js';
import { close, equal } from '../claims.js';
import { backfill, named, numbers, snapshot } from '../snapshots.js';

/** @param {number} from @param {number} to seqs, each so many milliseconds after it was taken @param {number} travel */
const statsAfter = (from, to, travel, received = new FeedStats()) => {
  received.take(named(), 0);
  for (const seq of numbers(from, to)) received.take(snapshot(seq), 50 * seq + travel);
  return received;
};

export default {
  'before the first snapshot there is no rate and no age'() {
    const received = new FeedStats();
    equal([received.rate(1000), received.age(1000)], [NaN, NaN]);
  },
  'in the first second there is no rate'() {
    equal(statsAfter(1, 19, 0).rate(990), NaN);
    close(statsAfter(1, 20, 0).rate(1000), 20);
  },
  'a burst does not exceed the rate of its window'() {
    const received = new FeedStats();
    received.take(named(), 0);
    for (const seq of numbers(1, 20)) received.take(snapshot(seq), 1490 + seq / 2);
    close(received.rate(1600), 12.5);
  },
  'the rate covers the window only'() {
    const received = statsAfter(1, 100, 0);
    close(received.rate(5000), 20);
    for (const seq of numbers(101, 140)) received.take(snapshot(seq), 5000 + 100 * (seq - 100));
    close(received.rate(9000), 10);
  },
  'long after the last snapshot there is no rate'() {
    equal(statsAfter(1, 100, 0).rate(60_000), 0);
  },
  'without delay the age is the time since arrival'() {
    close(statsAfter(1, 10, 7).age(50 * 10 + 7 + 12), 12);
  },
  'a delay over the fastest snapshot adds to the age'() {
    const received = statsAfter(1, 10, 7);
    received.take(snapshot(11), 50 * 11 + 7 + 30);
    close(received.age(50 * 11 + 7 + 30), 30);
  },
  'a pause of the run does not add to the age'() {
    const received = statsAfter(1, 10, 0);
    received.take(named(), 60_000);
    received.take(snapshot(11), 60_050);
    close(received.age(60_050), 0);
  },
  'drifting clocks do not add to the age'() {
    const received = statsAfter(1, 2, 0);
    statsAfter(3, 10, 40, received);
    for (const seq of numbers(11, 1000)) received.take(snapshot(seq), 50 * seq + 40);
    close(received.age(50 * 1000 + 40), 0);
  },
  'snapshots missed by a slow viewer can be backfilled'() {
    const received = statsAfter(1, 3, 0);
    received.take(snapshot(8), 400);
    equal([received.holes.missed, received.backfilled], [4, 0]);
    received.take(backfill(4, 5, 6, 7), 420);
    received.take({ type: 'finished' }, 500);
    equal([received.holes.missed, received.backfilled, received.holes.lost], [4, 4, 0]);
  },
  'snapshots before a backfill are lost'() {
    const received = statsAfter(1, 3, 0);
    received.take(snapshot(10), 500);
    received.take(backfill(8, 9), 520);
    equal(received.holes.lost, 4);
  },
  'an empty backfill loses nothing'() {
    const received = statsAfter(1, 3, 0);
    received.take(snapshot(10), 500);
    received.take(backfill(), 520);
    equal(received.holes.lost, 0);
  },
  'open gaps are lost at the end'() {
    const received = statsAfter(1, 3, 0);
    received.take(snapshot(10), 500);
    received.take({ type: 'finished' }, 520);
    equal(received.holes.lost, 6);
  },
};
