// @ts-check

/** The counts of a run in columns by `seq`; what was not received is undefined there: a hole. */
export class Snapshots {
  /** Nanoseconds. @type {number[]} */ t = [];
  /** @type {number[]} */ reads = [];
  /** @type {number[]} */ writes = [];
  /** The greatest seq received, how many were, and how many of them after a later one. */
  last = 0;
  size = 0;
  filled = 0;
  /** Everything from 1 to here was received. */
  contiguous = 0;

  /** @param {Snapshot} snapshot a repeat changes nothing @returns {boolean} whether it is new */
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
