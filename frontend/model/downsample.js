// @ts-check

/** Maximum number of rows. */
export const ROWS = 4096;

/** One trace in bounded memory: minimum, maximum, sum and count of the snapshots of each row. */
export class Column {
  #least = new Float64Array(ROWS).fill(Infinity);
  #greatest = new Float64Array(ROWS).fill(-Infinity);
  #sum = new Float64Array(ROWS);
  #count = new Uint32Array(ROWS);
  /** Results of the last {@link over}. */
  least = 0;
  greatest = 0;
  sum = 0;
  count = 0;

  /** @param {number} row @param {number | null | undefined} value */
  put(row, value) {
    if (value == null) return;
    if (value < this.#least[row]) this.#least[row] = value;
    if (value > this.#greatest[row]) this.#greatest[row] = value;
    this.#sum[row] += value;
    this.#count[row]++;
  }

  /** Merges rows in pairs, which frees half of the column. */
  halve() {
    for (let row = 0; row < ROWS / 2; row++) {
      this.over(2 * row, 2);
      this.#least[row] = this.least;
      this.#greatest[row] = this.greatest;
      this.#sum[row] = this.sum;
      this.#count[row] = this.count;
    }
    this.#least.fill(Infinity, ROWS / 2);
    this.#greatest.fill(-Infinity, ROWS / 2);
    this.#sum.fill(0, ROWS / 2);
    this.#count.fill(0, ROWS / 2);
  }

  /** Aggregates some rows. @param {number} first @param {number} span @returns {boolean} whether there is any value */
  over(first, span) {
    this.least = Infinity;
    this.greatest = -Infinity;
    this.sum = this.count = 0;
    for (let row = first; row < first + span && row < ROWS; row++) {
      if (this.#least[row] < this.least) this.least = this.#least[row];
      if (this.#greatest[row] > this.greatest) this.greatest = this.#greatest[row];
      this.sum += this.#sum[row];
      this.count += this.#count[row];
    }
    return this.count > 0;
  }
}
