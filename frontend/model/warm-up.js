// @ts-check

/** @typedef {{ nanos: number, reads: number, writes: number }} Sample totals since the warm-up began */
/** @typedef {{ from: number, to: number, reads: number, writes: number }} Step an interval, seconds to the run's start, and its operations per second */

/** Shorter intervals belong to the one before: the warm-up ends in the middle of one. */
const LEAST_NANOS = 2e7;

/** The warm-up of a run. It ends where the run begins; while it goes on, its newest sample is there. */
export class WarmUp {
  /** The latest total time, nanoseconds. */
  nanos = 0;
  /** @type {Sample[]} */ #samples = [];
  /** @type {Step[] | null} */ #steps = null;

  /** @param {Sample[]} samples in their order; those that are known already are ignored */
  add(samples) {
    for (const sample of samples) {
      if (sample.nanos <= this.nanos) continue;
      this.nanos = sample.nanos;
      this.#samples.push(sample);
      this.#steps = null;
    }
  }

  /** @returns {Step[]} the intervals between the samples */
  get steps() {
    this.#steps ??= this.#intervals();
    return this.#steps;
  }

  #intervals() {
    let before = { nanos: 0, reads: 0, writes: 0 };
    /** @type {Step[]} */ const steps = [];
    const ends = this.#samples.filter(({ nanos }, i) => i === this.#samples.length - 1 || this.#samples[i + 1].nanos - nanos >= LEAST_NANOS);
    for (const end of ends) {
      const seconds = (end.nanos - before.nanos) / 1e9;
      steps.push({
        from: (before.nanos - this.nanos) / 1e9, to: (end.nanos - this.nanos) / 1e9,
        reads: (end.reads - before.reads) / seconds, writes: (end.writes - before.writes) / seconds,
      });
      before = end;
    }
    return steps;
  }

  /** The highest rate. @returns {number} */
  get greatest() {
    return Math.max(0, ...this.steps.flatMap(({ reads, writes }) => [reads, writes]));
  }

  /** @param {number} seconds negative @returns {import('./series.js').Reading} the rates then; empty before the warm-up */
  readAt(seconds) {
    const step = this.steps.find(({ from, to }) => from < seconds && seconds <= to);
    const same = (/** @type {number} */ value) => ({ least: value, greatest: value, mean: value });
    return step ? { reads: same(step.reads), writes: same(step.writes) } : {};
  }
}
