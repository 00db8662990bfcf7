// @ts-check

/** Time constant of the decay: older values count for about a third. */
const FADING_NANOS = 1e9;

/** The recent write rate of each key: an exponentially weighted average, independent of how often it is sampled. */
export class DecayingRate {
  rates;
  #versions;
  #t = 0;
  /** Sum of all weights so far; approaches 1. */ #weight = 0;

  /** @param {number} keys */
  constructor(keys) {
    this.rates = new Float64Array(keys);
    this.#versions = new Float64Array(keys);
  }

  /** @param {Cell[]} cells current @param {number} t nanoseconds since the run's start @returns {number} the highest rate */
  take(cells, t) {
    const span = t - this.#t;
    if (span > 0) {
      const weight = 1 - Math.exp(-span / FADING_NANOS);
      this.#weight += (1 - this.#weight) * weight;
      const share = weight / this.#weight;
      this.#t = t;
      for (let key = 0; key < this.rates.length; key++) this.rates[key] *= 1 - share;
      for (const { key, version } of cells) {
        this.rates[key] += (version - this.#versions[key]) * 1e9 / span * share;
        this.#versions[key] = version;
      }
    }
    return Math.max(...this.rates);
  }
}
