// @ts-check

/** Time for drawing before each frame, milliseconds. */
const PATIENCE_MILLIS = 3;
/**
 * Each draw is followed by a pause this many times as long. Together with the browser's own work that was measured at a
 * quarter of a core at most; the rest is left to the lock and its workers.
 */
const REST = 14;
const LONGEST_REST_MILLIS = 100;
/** A new or long idle page may draw this long before it must pause. */
const CREDIT_MILLIS = 50;

/**
 * Spreads the page's drawing over frames: as many tasks as fit before each frame, at least one, and the others
 * before the next. So the page stays responsive, and a slow machine draws less often instead of less.
 */
export class FrameScheduler {
  #tasks;
  /** Remaining tasks of this round. @type {(() => boolean | void)[]} */ #due = [];
  #requested = false;
  /** Whether it draws, pauses, or waits for a frame. */ #busy = false;
  /** Drawing time that no pause has compensated yet, milliseconds. */ #debt = -CREDIT_MILLIS;
  #at = 0;

  /** @param {(() => boolean | void)[]} tasks in order; one that returns true is called again */
  constructor(tasks) {
    this.#tasks = tasks;
  }

  /** Schedules all tasks in the next round; a hidden page draws when it is visible again. */
  request() {
    this.#requested = true;
    this.#goOn();
  }

  #goOn() {
    if (!this.#requested || this.#busy) return;
    this.#busy = true;
    requestAnimationFrame(this.#draw);
  }

  #draw = () => {
    const from = performance.now();
    if (!this.#due.length) {
      this.#due = [...this.#tasks];
      this.#requested = false;
    }
    try {
      while (this.#due.length && performance.now() < from + PATIENCE_MILLIS) {
        const [task] = this.#due.splice(0, 1);
        if (task()) this.#due.unshift(task);
      }
    } finally {
      this.#pay(from, performance.now());
    }
  };

  /** @param {number} from @param {number} now start and end of the last drawing */
  #pay(from, now) {
    this.#debt = Math.max(-CREDIT_MILLIS, this.#debt - (now - this.#at) / REST) + now - from;
    this.#at = now;
    if (this.#due.length) requestAnimationFrame(this.#draw);
    else setTimeout(() => {
      this.#busy = false;
      this.#goOn();
    }, Math.min(LONGEST_REST_MILLIS, this.#debt * REST));
  }
}
