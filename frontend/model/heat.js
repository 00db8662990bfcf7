// @ts-check

/** Maximum number of columns; beyond it they are merged in pairs. */
const COLUMNS = 1024;

/** Buckets are quarters of an octave; the last begins at 2^44 ns, five hours. */
const BUCKETS = 177;

/** @param {number} bucket @returns {number} lower bound in nanoseconds */
export const bucketStart = (bucket) => (bucket > 0 ? 2 ** (bucket / 4) : 0);

/** Counts by duration bucket and column. */
class Layer {
  counts = new Uint32Array(COLUMNS * BUCKETS);
  /** By column. */
  sums = new Float64Array(COLUMNS);
  /** By bucket. */
  totals = new Float64Array(BUCKETS);
  count = 0;
  max = 0;
  /** The lowest and highest bucket in use. */
  low = BUCKETS;
  high = -1;

  /** @param {number} column @param {{ buckets?: number[], max: number }} distribution buckets and counts, alternating */
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

  /** @param {number} column @returns its counts by bucket */
  column(column) {
    return this.counts.subarray(column * BUCKETS, (column + 1) * BUCKETS);
  }

  /** Merges columns in pairs. */
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

/** Waits and holds over time, in columns of a fixed number of snapshots; bounded memory for runs of any length. */
export class Heat {
  wait = new Layer();
  hold = new Layer();
  /** Snapshots per column. */
  span = 1;
  columns = 0;
  /** Incremented with every change. */
  edition = 0;
  /** Time of the latest snapshot in each column, nanoseconds; 0 if none was received. */
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

  /** @param {number} column @returns {number} nanoseconds since the run's start; after a gap, estimated from the mean width */
  start(column) {
    if (column === 0) return 0;
    return this.ends[column - 1] || Math.max(0, this.ends[column] - this.ends[this.columns - 1] / this.columns);
  }

  /** @param {number} t nanoseconds @returns {number} index of its column, -1 for none */
  at(t) {
    for (let column = 0; column < this.columns; column++) {
      if (this.ends[column] >= t) return this.start(column) <= t ? column : -1;
    }
    return -1;
  }

  /** @param {number} from @param {number} to nanoseconds @returns {[number, number]} the first and last column that overlap the range */
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
