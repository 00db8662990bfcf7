// @ts-check

/** Less than a pixel of new data waits, but no longer than this. */
const STILL_MILLIS = 250;
/** Minimum intervals, so that values can be read and texts announced. */
const FIGURES_MILLIS = 150;
const WORDS_MILLIS = 1000;

/** Redraws the traces only if there is something new to see. */
export class RedrawThrottle {
  /** @type {Run | null} */ #run = null;
  #drawn = { size: 0, last: 0, state: '', view: '', at: 0 };
  #figuresAt = 0;
  #wordsAt = 0;

  /**
   * @param {Run} run @param {string} view key of the requested range and size @param {number} pixel nanoseconds
   * @returns {{ words: boolean, figures: boolean } | null} whether texts and values are due, too; null if nothing is
   */
  due(run, view, pixel) {
    const { snapshots: { size, last }, state } = run;
    const now = performance.now();
    const other = run !== this.#run || view !== this.#drawn.view || state !== this.#drawn.state;
    if (!other && !this.#isWorthwhile(run, pixel, now)) return null;
    const hurry = other || state !== 'running';
    const due = { figures: hurry || now - this.#figuresAt >= FIGURES_MILLIS, words: hurry || now - this.#wordsAt >= WORDS_MILLIS };
    this.#run = run;
    this.#drawn = { size, last, state, view, at: now };
    if (due.figures) this.#figuresAt = now;
    if (due.words) this.#wordsAt = now;
    return due;
  }

  /** @param {Run} run @param {number} pixel nanoseconds @param {number} now @returns {boolean} whether there is enough new data, or it has waited long enough */
  #isWorthwhile({ snapshots: { size, last, t }, state }, pixel, now) {
    const before = this.#drawn;
    if (size === before.size) return false;
    const little = state === 'running' && size - before.size === last - before.last && t[last] - t[before.last] < pixel;
    return !little || now - before.at >= STILL_MILLIS;
  }
}
