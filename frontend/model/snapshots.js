// @ts-check

/** The counts of a run by `seq`; undefined for snapshots not received. */
export class Snapshots {
  /** Nanoseconds. @type {number[]} */ t = [];
  /** @type {number[]} */ reads = [];
  /** @type {number[]} */ writes = [];
  /** The highest seq received, the number received, and the number received out of order. */
  last = 0;
  size = 0;
  filled = 0;
  /** Everything up to here was received. */
  contiguous = 0;

  /** @param {Snapshot} snapshot a duplicate changes nothing @returns {boolean} whether it is new */
  add({ seq, t, reads, writes }) {
    if (this.t[seq] !== undefined) return false;
    this.t[seq] = t;
    this.reads[seq] = reads;
    this.writes[seq] = writes;
    this.size++;
    if (seq < this.last) this.filled++;
    else this.last = seq;
    while (this.t[this.contiguous + 1] !== undefined) this.contiguous++;
    return true;
  }
}
