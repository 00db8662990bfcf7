// @ts-check

/** Initial range of a new run, seconds; it doubles as the run continues. */
const YOUNG = 8;
/** Minimum visible range, seconds. */
const CLOSEST = 0.01;

/** The visible time range of a run and the cursor, in seconds; shared by all charts over time. */
export class TimeAxis {
  #changed;
  #end = 1;
  /** @type {Run | null} */ #run = null;
  /** @type {[number, number] | null} */ zoom = null;
  /** @type {number | null} */ cursor = null;

  /** @param {() => void} changed */
  constructor(changed) {
    this.#changed = changed;
  }

  /** @param {Run} run a new run resets zoom and cursor */
  follow(run) {
    if (run !== this.#run) this.zoom = this.cursor = null;
    this.#run = run;
    const now = run.snapshots.last ? run.snapshots.t[run.snapshots.last] / 1e9 : 0;
    const asked = 1.01 * run.durationNanos / 1e9;
    this.#end = run.ended && now ? now : Math.max(asked, now);
    while (!run.ended && this.#end / 2 > Math.max(now, YOUNG)) this.#end /= 2;
  }

  /** @returns {[number, number]} */
  get range() {
    return this.zoom ?? [0, this.#end];
  }

  /** @param {[number, number] | null} range null, or one as long as everything, resets the zoom */
  to(range) {
    this.zoom = range && this.#within(range);
    this.#changed();
  }

  /** @param {number} factor @param {number} [about] seconds; default: the middle */
  by(factor, about) {
    const [from, to] = this.range;
    const still = about ?? (from + to) / 2;
    this.to([still - (still - from) * factor, still + (to - still) * factor]);
  }

  /** @param {number | null} seconds */
  point(seconds) {
    if (seconds === this.cursor) return;
    this.cursor = seconds;
    this.#changed();
  }

  /** @param {[number, number]} range @returns {[number, number] | null} null if it covers everything */
  #within(range) {
    const middle = (range[0] + range[1]) / 2;
    const half = Math.max(CLOSEST, range[1] - range[0]) / 2;
    const [from, to] = [Math.max(0, middle - half), Math.min(this.#end, middle + half)];
    return to > from && to - from < 0.999 * this.#end ? [from, to] : null;
  }
}
