// @ts-check

/** What is drawn before one picture has so long, milliseconds. */
const PATIENCE_MILLIS = 3;
/**
 * Drawing is paid for with a rest so many times as long. With what the browser does for it, that is a quarter of a core at
 * most, measured; the rest is the lock's and its workers'.
 */
const REST = 14;
const LONGEST_REST_MILLIS = 100;
/** A page that is new, or was still for long, may draw so long before it rests. */
const CREDIT_MILLIS = 50;

/**
 * Draws the tasks of the page in turns: before each picture as many as there is time for, one at least, and those left
 * over before the next. So the page answers in between, and on a slow machine it draws less often, not less.
 */
export class FrameScheduler {
  #tasks;
  /** Still to be drawn of this round. @type {(() => boolean | void)[]} */ #due = [];
  #requested = false;
  /** Whether it draws, rests, or waits for its picture. */ #busy = false;
  /** Milliseconds of drawing that are not paid for, at a time. */ #debt = -CREDIT_MILLIS;
  #at = 0;

  /** @param {(() => boolean | void)[]} tasks in their order; one that returns true is to be called again */
  constructor(tasks) {
    this.#tasks = tasks;
  }

  /** Has all tasks drawn, in the next round; a hidden page draws when it is seen again. */
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

  /** @param {number} from @param {number} now when what was just drawn began and ended */
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
