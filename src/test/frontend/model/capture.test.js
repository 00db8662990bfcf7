import { handOffs, longestWaits, roundStep, CapturedOperations } from '/model/capture.js';
import { between, equal } from '../claims.js';
import { random } from '../snapshots.js';

const op = (asked, had, released = had + 1, returned = released + 1) => ({ asked, had, released, returned, key: 0, version: 1 });
const shot = (...lanes) => new CapturedOperations({ trigger: 'off', triggeredAt: 0, gap: 1, memoryBytes: 0, lanes: lanes.map((operations, i) => ({ worker: `reader ${i}`, operations })) });
const asked = (ops) => ops.map((one) => one.asked);

export default {
  'operations of all lanes are in order of acquisition'() {
    const { ops } = shot([op(0, 10), op(20, 25)], [op(5, 15)]);
    equal(ops.map(({ lane, had, wait }) => [lane, had, wait]), [[0, 10, 10], [1, 15, 10], [0, 25, 5]]);
  },
  'the range is from the first request to the last return'() {
    const { from, to } = shot([op(7, 10)], [op(3, 15, 40, 50)]);
    equal([from, to], [3, 50]);
  },
  'a window contains all overlapping operations, even long ones'() {
    const made = shot([op(0, 1000, 1010, 1020)], [op(10, 12), op(500, 501, 505, 510)]);
    equal(asked(made.within(400, 450)), [0]);
    equal(asked(made.within(505, 600)), [500, 0]);
    equal(asked(made.within(2000, 3000)), []);
  },
  'a window finds what a linear search finds'() {
    const next = random(7);
    const lanes = Array.from({ length: 8 }, () => Array.from({ length: 50 }, () => {
      const at = 10_000 * next();
      return op(at, at + 900 * next() ** 4, at + 950, at + 960 + 500 * next());
    }));
    const made = shot(...lanes);
    for (let i = 0; i < 50; i++) {
      const from = 11_000 * next();
      const to = from + 300 * next();
      equal(asked(made.within(from, to)), asked(made.ops.filter((one) => one.asked <= to && one.returned >= from)));
    }
  },
  'the longest waits come first'() {
    const made = shot([op(0, 5), op(10, 40)], [op(0, 20)]);
    equal(longestWaits(made.ops, 2).map(({ wait }) => wait), [30, 20]);
  },
  'a hand-off needs an acquisition after the release'() {
    const made = shot([op(0, 1, 5)], [op(0, 6, 9)], [op(0, 7, 8)]);
    equal(handOffs(made.ops).map(([from, to]) => [from.lane, to.lane]), [[0, 1]]);
  },
  'lanes are in order of acquisition, idle ones last'() {
    const made = shot([], [op(0, 9)], [op(0, 4)], []);
    equal(made.order(made.ops), [2, 1, 0, 3]);
  },
  'axis steps are round and few'() {
    equal([[10, 10], [11, 10], [30, 10], [99, 10], [1e9, 4]].map(([span, most]) => roundStep(span, most)), [1, 2, 5, 10, 5e8]);
    for (let span = 1; span < 1e9; span *= 1.7) between(span / roundStep(span, 8), 3, 8 + 1e-6);
  },
};
