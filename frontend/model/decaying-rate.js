// @ts-check

/** What was so long ago counts for about a third. */
const FADING_NANOS = 1e9;

/** How often each key was written of late: writes a second, averaged with weights that fade, however often it is looked at. */
export class DecayingRate {
  rates;
  #versions;
  #t = 0;
  /** Of all time so far; 1 in the long run. */ #weight = 0;

  /** @param {number} keys */
  constructor(keys) {
    this.rates = new Float64Array(keys);
    this.#versions = new Float64Array(keys);
  }

  /** @param {Cell[]} cells as they are @param {number} t nanoseconds since the run's start @returns {number} the greatest rate */
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
