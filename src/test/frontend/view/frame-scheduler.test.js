import { FrameScheduler } from '/view/shared/frame-scheduler.js';
import { between, equal } from '../claims.js';

const pictures = async (many) => {
  for (let i = 0; i < many; i++) await new Promise(requestAnimationFrame);
};

/** Keeps the page busy. @param {number} millis */
const toil = (millis) => {
  for (const until = performance.now() + millis; performance.now() < until;);
};

/** @param {() => boolean} condition */
const until = async (condition) => {
  while (!condition()) await pictures(1);
};

export default {
  async 'tasks run once and in order, however often requested'() {
    const drawn = [];
    const turns = new FrameScheduler([() => void drawn.push('a'), () => void drawn.push('b')]);
    for (let i = 0; i < 5; i++) turns.request();
    await pictures(4);
    equal(drawn, ['a', 'b']);
  },
  async 'a request during drawing draws once more'() {
    let drawn = 0;
    const turns = new FrameScheduler([() => void (drawn++ || turns.request())]);
    turns.request();
    await pictures(4);
    equal(drawn, 2);
  },
  async 'a task with more to draw continues before the next'() {
    const drawn = [];
    const turns = new FrameScheduler([() => drawn.push('a') < 3, () => void drawn.push('b')]);
    turns.request();
    await pictures(4);
    equal(drawn, ['a', 'a', 'a', 'b']);
  },
  async 'a slow task does not share its frame'() {
    const at = [];
    const slow = () => {
      at.push(document.timeline.currentTime);
      toil(4);
    };
    const turns = new FrameScheduler([slow, slow, slow]);
    turns.request();
    await until(() => at.length === 3);
    equal(new Set(at).size, 3);
  },
  async 'a failing task does not end the drawing'() {
    let drawn = 0;
    const turns = new FrameScheduler([() => {
      throw new Error('broken on purpose');
    }, () => void drawn++]);
    const heard = (event) => event.preventDefault();
    addEventListener('error', heard);
    turns.request();
    await pictures(4);
    turns.request();
    await pictures(4);
    removeEventListener('error', heard);
    equal(drawn, 2);
  },
  async 'endless drawing takes a small share of the time'() {
    let drawn = 0;
    const turns = new FrameScheduler([() => {
      drawn++;
      toil(4);
      turns.request();
    }]);
    turns.request();
    const from = performance.now();
    await until(() => drawn > 30);
    // Fifty milliseconds of the 120 at once, and each one after that is paid for with fourteen: 980.
    between(performance.now() - from, 900, Infinity);
  },
};
