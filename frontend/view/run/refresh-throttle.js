// @ts-check

/** Limits how often values change, so that they can be read. */
export class RefreshThrottle {
  #millis;
  #last = -Infinity;
  /** @type {Run | null} */ #run = null;
  /** @type {unknown} */ #drawn = null;

  /** @param {number} millis minimum time between draws */
  constructor(millis) {
    this.#millis = millis;
  }

  /** @param {Run} run @returns {boolean} whether to draw now; always if the run is not running and has changed */
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
