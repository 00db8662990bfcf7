// @ts-check

/** Columns at most; with more they are merged in pairs. */
const COLUMNS = 1024;

/** Buckets are quarters of an octave, the last begins at 2^44 ns: five hours. */
const BUCKETS = 177;

/** @param {number} bucket @returns {number} nanoseconds at which it begins */
export const bucketStart = (bucket) => (bucket > 0 ? 2 ** (bucket / 4) : 0);

/** How many took how long, by bucket and column. */
class Layer {
  counts = new Uint32Array(COLUMNS * BUCKETS);
  /** In each column. */
  sums = new Float64Array(COLUMNS);
  /** In each bucket. */
  totals = new Float64Array(BUCKETS);
  count = 0;
  max = 0;
  /** The lowest and the highest bucket with anything in it. */
  low = BUCKETS;
  high = -1;

  /** @param {number} column @param {{ buckets?: number[], max: number }} distribution buckets with their counts, flat */
  add(column, { buckets = [], max }) {
    this.max = Math.max(this.max, max);
    for (let i = 0; i < buckets.length; i += 2) {
      const bucket = Math.min(buckets[i], BUCKETS - 1);
      const count = buckets[i + 1];
      this.counts[column * BUCKETS + bucket] += count;
      this.sums[column] += count;
      this.totals[bucket] += count;
      this.count += count;
      this.low = Math.min(this.low, bucket);
      this.high = Math.max(this.high, bucket);
    }
  }

  /** @param {number} column @returns the counts of its buckets */
  column(column) {
    return this.counts.subarray(column * BUCKETS, (column + 1) * BUCKETS);
  }

  /** Merges the columns in pairs. */
  halve() {
    for (let i = 0; i < COLUMNS; i++) {
      const [left, right] = i < COLUMNS / 2 ? [2 * i, 2 * i + 1] : [-1, -1];
      const into = this.column(i);
      if (left < 0) into.fill(0);
      else into.set(this.column(left));
      if (right > 0) this.column(right).forEach((count, bucket) => (into[bucket] += count));
      this.sums[i] = left < 0 ? 0 : this.sums[left] + this.sums[right];
    }
  }
}

/** Waits and holds over time, in columns of as many snapshots each; memory is bounded however long the run. */
export class Heat {
  wait = new Layer();
  hold = new Layer();
  /** Snapshots that a column has room for. */
  span = 1;
  columns = 0;
  /** Raised with all that is added. */
  edition = 0;
  /** The time of the latest snapshot in each column, nanoseconds; 0 where none was received. */
  ends = new Float64Array(COLUMNS);

  /** @param {any} snapshot in any order, each once */
  add({ seq, t, wait, hold }) {
    while (seq > COLUMNS * this.span) this.#halve();
    const column = Math.floor((seq - 1) / this.span);
    this.columns = Math.max(this.columns, column + 1);
    this.ends[column] = Math.max(this.ends[column], t);
    this.edition++;
    if (wait) this.wait.add(column, wait);
    if (hold) this.hold.add(column, hold);
  }

  /** @param {number} column @returns {number} nanoseconds since the run's start; after a hole as if it were as long as the others */
  start(column) {
    if (column === 0) return 0;
    return this.ends[column - 1] || Math.max(0, this.ends[column] - this.ends[this.columns - 1] / this.columns);
  }

  /** @param {number} t nanoseconds @returns {number} the column it is in, -1 for none */
  at(t) {
    for (let column = 0; column < this.columns; column++) {
      if (this.ends[column] >= t) return this.start(column) <= t ? column : -1;
    }
    return -1;
  }

  /** @param {number} from @param {number} to nanoseconds @returns {[number, number]} the first and the last column with something of that time */
  within(from, to) {
    let [first, last] = [0, Math.max(0, this.columns - 1)];
    while (first < last && this.ends[first] <= from) first++;
    while (last > first && this.start(last) >= to) last--;
    return [first, last];
  }

  #halve() {
    this.wait.halve();
    this.hold.halve();
    this.ends.forEach((_, i) => (this.ends[i] = i < COLUMNS / 2 ? Math.max(this.ends[2 * i], this.ends[2 * i + 1]) : 0));
    this.span *= 2;
    this.columns = Math.ceil(this.columns / 2);
  }
}
