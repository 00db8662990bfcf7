// @ts-check

/** Slows figures down to where they can be read. */
export class RefreshThrottle {
  #millis;
  #last = -Infinity;
  /** @type {Run | null} */ #run = null;
  /** @type {unknown} */ #drawn = null;

  /** @param {number} millis from one draw to the next, at least */
  constructor(millis) {
    this.#millis = millis;
  }

  /** @param {Run} run @returns {boolean} whether to draw now: always what is new of a run that does not run */
  due(run) {
    const now = performance.now();
    const what = run.report ?? run.newest ?? run;
    if (run === this.#run && (what === this.#drawn || (run.state === 'running' && !run.frozen && now - this.#last < this.#millis))) return false;
    this.#last = now;
    this.#run = run;
    this.#drawn = what;
    return true;
  }
}
