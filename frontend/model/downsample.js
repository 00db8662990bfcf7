// @ts-check

/** A trace never has more rows than this. */
export const ROWS = 4096;

/** One trace in bounded memory: of the snapshots of each row the least, the greatest, the sum and how many they were. */
export class Column {
  #least = new Float64Array(ROWS).fill(Infinity);
  #greatest = new Float64Array(ROWS).fill(-Infinity);
  #sum = new Float64Array(ROWS);
  #count = new Uint32Array(ROWS);
  /** What the last {@link over} found. */
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

  /** Makes one row of every two: half of the column is free again. */
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

  /** Looks at some rows together. @param {number} first @param {number} span @returns {boolean} whether there is anything */
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
