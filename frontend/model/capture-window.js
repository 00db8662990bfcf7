// @ts-check

/** Minimum width, nanoseconds. */
const CLOSEST = 200;

/** @typedef {import('./capture.js').CapturedOperations} CapturedOperations */

/** The visible window of a capture: a time range and the order of the lanes. */
export class CaptureWindow {
  /** Nanoseconds. */
  from = 0;
  to = 1;
  /** @type {number[]} */ order = [];
  #shot;

  /** @param {CapturedOperations} shot the whole capture, lanes by number */
  constructor(shot) {
    this.#shot = shot;
    this.order = [...shot.workers.keys()];
    this.lookAt(shot.from, shot.to);
  }

  /** The capture that it is a window of. */
  get shot() {
    return this.#shot;
  }

  /** The operations that overlap the window. */
  get ops() {
    return this.#shot.within(this.from, this.to);
  }

  /** @param {number} from @param {number} to nanoseconds; clamped to the capture */
  lookAt(from, to) {
    const shot = this.#shot;
    const width = Math.min(Math.max(to - from, CLOSEST), Math.max(CLOSEST, shot.to - shot.from));
    this.from = Math.max(shot.from, Math.min((from + to - width) / 2, shot.to - width));
    this.to = this.from + width;
  }

  /** @param {number} share of the window's width, to the right */
  pan(share) {
    const by = share * (this.to - this.from);
    this.lookAt(this.from + by, this.to + by);
  }

  /** @param {number} factor Infinity for everything @param {number} at fixed point, as a share of the width */
  zoom(factor, at) {
    if (factor === Infinity) return this.lookAt(this.#shot.from, this.#shot.to);
    const width = this.to - this.from;
    const still = this.from + at * width;
    this.lookAt(still - at * width * factor, still + (1 - at) * width * factor);
  }

  /** @param {boolean} byTurn whether lanes are ordered by when they acquired the lock in the window; else by number */
  sort(byTurn) {
    this.order = byTurn ? this.#shot.order(this.ops) : [...this.#shot.workers.keys()];
  }
}
