import { CapturedOperations } from '/model/capture.js';
import { CaptureWindow } from '/model/capture-window.js';
import { close, equal } from '../claims.js';

const op = (asked, had) => ({ asked, had, released: had + 100, returned: had + 200, key: 0, version: 1 });
/** From 0 to 10,200 ns: two workers, who had the lock in turn. */
const made = () => new CaptureWindow(new CapturedOperations({
  trigger: 'off', triggeredAt: 0, gap: 1, memoryBytes: 0,
  lanes: [{ worker: 'reader 0', operations: [op(0, 5000)] }, { worker: 'reader 1', operations: [op(100, 200), op(9000, 10_000)] }],
}));

export default {
  'the first window shows everything, lanes by number'() {
    const { from, to, order } = made();
    equal([from, to, order], [0, 10_200, [0, 1]]);
  },
  'the window is clamped to the capture and keeps its width'() {
    const window = made();
    window.lookAt(-500, 1500);
    equal([window.from, window.to], [0, 2000]);
    window.pan(100);
    equal([window.from, window.to], [8200, 10_200]);
  },
  'the minimum width is two hundred nanoseconds'() {
    const window = made();
    window.lookAt(5000, 5000);
    close(window.to - window.from, 200);
  },
  'zooming keeps the fixed point, Infinity shows everything'() {
    const window = made();
    window.lookAt(2000, 6000);
    window.zoom(0.5, 0.25);
    equal([window.from, window.to], [2500, 4500]);
    window.zoom(Infinity, 0);
    equal([window.from, window.to], [0, 10_200]);
  },
  'lanes can be sorted by acquisition in the window'() {
    const window = made();
    window.sort(true);
    equal(window.order, [1, 0]);
    window.sort(false);
    equal(window.order, [0, 1]);
  },
  'the window contains every operation that overlaps it'() {
    const window = made();
    window.lookAt(6000, 9500);
    equal(window.ops.map(({ asked }) => asked), [9000]);
  },
};
