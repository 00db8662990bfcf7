import { TimeAxis } from '/model/time-axis.js';
import { between, close, equal } from '../claims.js';

/** @param {number} now @param {number} asked @param {number} warm seconds */
const run = (now, asked, ended = false, warm = 0) => (
  { ended, durationNanos: asked * 1e9, snapshots: { last: now ? 1 : 0, t: [0, now * 1e9] }, series: { warmUp: { nanos: warm * 1e9 } } });
const axis = (now, asked, ended, warm) => {
  const made = new TimeAxis(() => {});
  made.follow(run(now, asked, ended, warm));
  return made;
};

export default {
  'a short run is visible from start to end'() {
    const [from, to] = axis(0.3, 1).range;
    equal(from, 0);
    between(to, 1, 1.05);
  },
  'a long run shows its past and some of its future'() {
    const { range: [, to] } = axis(3, 600);
    between(to, 3, 30);
  },
  'the range doubles and includes the newest snapshot'() {
    const made = new TimeAxis(() => {});
    let before = 0;
    for (let now = 1; now < 600; now++) {
      made.follow(run(now, 600));
      const [, to] = made.range;
      between(to, Math.max(now, before), 610);
      before = to;
    }
  },
  'an ended run is visible exactly'() {
    equal(axis(2.5, 600, true).range, [0, 2.5]);
  },
  'a warm-up is visible before the run'() {
    equal(axis(2, 2, true, 0.5).range, [-0.5, 2]);
  },
  'of a long warm-up the last part is visible, half as long as the run'() {
    equal(axis(2, 2, true, 5).range, [-1, 2]);
  },
  'the room for a warm-up that goes on grows in few steps'() {
    const made = new TimeAxis(() => {});
    const one = run(0, 1);
    const starts = new Set();
    for (let millis = 50; millis <= 5000; millis += 50) {
      one.series.warmUp.nanos = millis * 1e6;
      made.follow(one);
      const [from, to] = made.range;
      starts.add(from);
      between(-from, Math.min(millis / 1000, to / 2), to / 2);
    }
    equal(starts.size, 3);
  },
  'the range does not change when the warm-up is over'() {
    const made = new TimeAxis(() => {});
    for (const warm of [0.3, 5]) {
      made.follow(run(0, 600, false, warm));
      const { range } = made;
      made.follow(run(0.05, 600, false, warm));
      equal(made.range, range);
    }
  },
  'a zoom may show the warm-up alone'() {
    const made = axis(2, 2, true, 0.5);
    made.to([-0.4, -0.1]);
    close(made.range[0], -0.4);
    close(made.range[1], -0.1);
    made.to([-3, 1]);
    equal(made.range, [-0.5, 1]);
    made.to([-0.5, 2]);
    equal(made.zoom, null);
  },
  'an overlong run stays visible'() {
    between(axis(1.7, 1).range[1], 1.7, 1.8);
  },
  'a zoom lasts until it is reset'() {
    const made = new TimeAxis(() => {});
    const one = run(10, 10);
    made.follow(one);
    made.to([2, 4]);
    made.follow(Object.assign(one, { ended: true }));
    equal(made.range, [2, 4]);
    made.to(null);
    equal(made.range, [0, 10]);
  },
  'another run resets zoom and cursor'() {
    const made = axis(10, 10, true);
    made.to([2, 4]);
    made.point(3);
    made.follow(run(20, 20, true));
    equal([made.range, made.cursor], [[0, 20], null]);
  },
  'listeners are notified of changes only'() {
    let notifications = 0;
    const made = new TimeAxis(() => notifications++);
    made.follow(run(10, 10, true));
    equal(notifications, 0);
    made.to([2, 4]);
    made.point(3);
    made.point(3);
    equal(notifications, 2);
  },
  'the zoom is clamped to the run'() {
    const made = axis(10, 10, true);
    made.to([-3, 4]);
    equal(made.range, [0, 4]);
    made.to([8, 14]);
    equal(made.range, [8, 10]);
  },
  'the minimum zoom is ten milliseconds'() {
    const made = axis(10, 10, true);
    made.to([5, 5]);
    close(made.range[1] - made.range[0], 0.01);
  },
  'a zoom to everything is no zoom'() {
    const made = axis(10, 10, true);
    made.to([-5, 15]);
    equal(made.zoom, null);
  },
  'zooming keeps its fixed point and can be undone'() {
    const made = axis(8, 8, true);
    made.by(0.5, 2);
    equal(made.range, [1, 5]);
    made.by(2, 2);
    equal(made.zoom, null);
  },
};
