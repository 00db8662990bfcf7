// @ts-check

/** Initial range of a new run, seconds; it doubles as the run continues. */
const YOUNG = 8;
/** Minimum visible range, seconds. */
const CLOSEST = 0.01;

/** The visible part of a warm-up, the last, is at most this share of the visible part of the run. */
const WARM = 0.5;

/** The visible time range of a run and the cursor, in seconds; shared by all charts over time. */
export class TimeAxis {
  #changed;
  /** The run begins at 0. */ #start = 0;
  /** Seconds left of it while the run goes on. */ #room = 0;
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
    if (run !== this.#run) {
      this.zoom = this.cursor = null;
      this.#room = 0;
    }
    this.#run = run;
    const now = run.snapshots.last ? run.snapshots.t[run.snapshots.last] / 1e9 : 0;
    const asked = 1.01 * run.durationNanos / 1e9;
    this.#end = run.ended && now ? now : Math.max(asked, now);
    while (!run.ended && this.#end / 2 > Math.max(now, YOUNG)) this.#end /= 2;
    this.#start = 0 - this.#before(run);
  }

  /** The room for the warm-up, which doubles with it: the start of the run should rarely move. @param {Run} run @returns {number} seconds */
  #before({ ended, series: { warmUp: { nanos } } }) {
    const shown = Math.min(nanos / 1e9, WARM * this.#end);
    if (ended || !shown) return shown;
    this.#room ||= Math.min(YOUNG, this.#end) / 8;
    while (this.#room < shown) this.#room *= 2;
    return Math.min(this.#room, WARM * this.#end);
  }

  /** @returns {[number, number]} */
  get range() {
    return this.zoom ?? [this.#start, this.#end];
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
    const [from, to] = [Math.max(this.#start, middle - half), Math.min(this.#end, middle + half)];
    return to > from && to - from < 0.999 * (this.#end - this.#start) ? [from, to] : null;
  }
}
