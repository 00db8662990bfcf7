// @ts-check

/** What is in sight of a young run, seconds; it doubles as the run goes on. */
const YOUNG = 8;
/** Nobody looks closer than this. */
const CLOSEST = 0.01;

/** The stretch of a run's time that is in sight, in seconds. */
export class TimeAxis {
  #end = 1;
  /** @type {[number, number] | null} */ zoom = null;

  /** @param {Run} run */
  follow(run) {
    const now = run.snapshots.last ? run.snapshots.t[run.snapshots.last] / 1e9 : 0;
    const asked = 1.01 * run.durationNanos / 1e9;
    this.#end = run.ended && now ? now : Math.max(asked, now);
    while (!run.ended && this.#end / 2 > Math.max(now, YOUNG)) this.#end /= 2;
  }

  /** @returns {[number, number]} */
  get range() {
    return this.zoom ?? [0, this.#end];
  }

  /** @param {[number, number] | null} range the whole again if null, or if it is no less */
  to(range) {
    this.zoom = null;
    if (!range) return;
    const middle = (range[0] + range[1]) / 2;
    const half = Math.max(CLOSEST, range[1] - range[0]) / 2;
    const [from, to] = [Math.max(0, middle - half), Math.min(this.#end, middle + half)];
    if (to > from && to - from < 0.999 * this.#end) this.zoom = [from, to];
  }

  /** @param {number} factor @param {number} about seconds */
  by(factor, about) {
    const [from, to] = this.range;
    this.to([about - (about - from) * factor, about + (to - about) * factor]);
  }
}
