// @ts-check

/** After so long without a write a key is down to about a third. */
const FADING_NANOS = 1e9;

/** How often each key was written lately: about writes a second, fading. */
export class Warmth {
  rates;
  #versions;
  #t = 0;

  /** @param {number} keys */
  constructor(keys) {
    this.rates = new Float64Array(keys);
    this.#versions = new Float64Array(keys);
  }

  /** @param {Cell[]} cells as they are @param {number} t nanoseconds since the run's start @returns {number} the greatest rate */
  take(cells, t) {
    const kept = Math.exp((this.#t - t) / FADING_NANOS);
    this.#t = t;
    let most = 0;
    for (let key = 0; key < this.rates.length; key++) this.rates[key] *= kept;
    for (const { key, version } of cells) {
      const rate = this.rates[key] += (version - this.#versions[key]) * 1e9 / FADING_NANOS;
      this.#versions[key] = version;
      if (rate > most) most = rate;
    }
    return most;
  }
}
