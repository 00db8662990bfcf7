// @ts-check

/**
 * Operations a second between snapshots, as columns to draw as steps: a rate holds from the point before. A stretch
 * without a hole begins with a point that repeats its first rate; a hole is a point of nulls.
 */
export class Rates {
  /** Seconds since the start. @type {number[]} */ x = [];
  /** @type {(number | null)[]} */ reads = [];
  /** @type {(number | null)[]} */ writes = [];
  /** Holes up to the newest snapshot. */
  holes = 0;
  /** The greatest rate of either kind. */
  peak = 0;
  #done = 0;
  #filled = 0;

  /** @param {Snapshots} snapshots of which the new ones are appended; a hole filled since means starting over */
  update(snapshots) {
    if (snapshots.filled !== this.#filled) {
      this.x.length = this.reads.length = this.writes.length = this.#done = this.holes = this.peak = 0;
      this.#filled = snapshots.filled;
    }
    for (let seq = this.#done + 1; seq <= snapshots.last; seq++) if (snapshots.t[seq]) this.#append(snapshots, seq);
  }

  /** @param {Snapshots} snapshots @param {number} seq */
  #append({ t, reads, writes }, seq) {
    const before = this.#done;
    const start = (t[before] ?? 0) / 1e9;
    const end = t[seq] / 1e9;
    this.#done = seq;
    if (seq > before + 1) {
      this.holes++;
      this.#push((start + end) / 2, null, null);
    } else if (end > start) {
      const readRate = (reads[seq] - (reads[before] ?? 0)) / (end - start);
      const writeRate = (writes[seq] - (writes[before] ?? 0)) / (end - start);
      if (this.reads.at(-1) == null) this.#push(start, readRate, writeRate);
      this.#push(end, readRate, writeRate);
      this.peak = Math.max(this.peak, readRate, writeRate);
    }
  }

  /** @param {number} x @param {number | null} reads @param {number | null} writes */
  #push(x, reads, writes) {
    this.x.push(x);
    this.reads.push(reads);
    this.writes.push(writes);
  }
}
