// @ts-check

/** The least window, nanoseconds. */
const CLOSEST = 200;

/** @typedef {import('./capture.js').CapturedOperations} CapturedOperations */

/** What is in sight of a capture: a stretch of time, and its lanes in the order in which they are shown. */
export class CaptureWindow {
  /** Nanoseconds. */
  from = 0;
  to = 1;
  /** @type {number[]} */ order = [];
  #shot;

  /** @param {CapturedOperations} shot all of it, lanes by number */
  constructor(shot) {
    this.#shot = shot;
    this.order = [...shot.workers.keys()];
    this.lookAt(shot.from, shot.to);
  }

  /** What it is a window of. */
  get shot() {
    return this.#shot;
  }

  /** Those that reach into it. */
  get ops() {
    return this.#shot.within(this.from, this.to);
  }

  /** @param {number} from @param {number} to nanoseconds; moved and narrowed to what there is */
  lookAt(from, to) {
    const shot = this.#shot;
    const width = Math.min(Math.max(to - from, CLOSEST), Math.max(CLOSEST, shot.to - shot.from));
    this.from = Math.max(shot.from, Math.min((from + to - width) / 2, shot.to - width));
    this.to = this.from + width;
  }

  /** @param {number} share of it, to the right */
  pan(share) {
    const by = share * (this.to - this.from);
    this.lookAt(this.from + by, this.to + by);
  }

  /** @param {number} factor Infinity for all @param {number} at share of it that stays where it is */
  zoom(factor, at) {
    if (factor === Infinity) return this.lookAt(this.#shot.from, this.#shot.to);
    const width = this.to - this.from;
    const still = this.from + at * width;
    this.lookAt(still - at * width * factor, still + (1 - at) * width * factor);
  }

  /** @param {boolean} byTurn lanes in the order in which they had the lock in it; else by number */
  sort(byTurn) {
    this.order = byTurn ? this.#shot.order(this.ops) : [...this.#shot.workers.keys()];
  }
}
