// @ts-check

/** Tracks gaps in the sequence numbers received. */
export class GapTracker {
  /** @type {{ from: number, to: number, lost: boolean }[]} */ #open = [];
  #top = 0;
  /** Number of snapshots skipped so far, including those received later. */
  missed = 0;

  /** @param {number} seq that was received */
  take(seq) {
    if (seq > this.#top) {
      if (seq > this.#top + 1) this.#open.push({ from: this.#top + 1, to: seq - 1, lost: false });
      this.missed += seq - 1 - this.#top;
      this.#top = seq;
      return;
    }
    const index = this.#open.findIndex(({ from, to }) => from <= seq && seq <= to);
    if (index < 0) return;
    const { from, to, lost } = this.#open[index];
    this.#open.splice(index, 1, ...[{ from, to: seq - 1, lost }, { from: seq + 1, to, lost }].filter((hole) => hole.from <= hole.to));
  }

  /** The server fills gaps in order: a gap that ends just before `seq` will not be filled any more. @param {number} seq */
  passOver(seq) {
    for (const hole of this.#open) if (hole.to === seq - 1) hole.lost = true;
  }

  /** Nothing more will be received. */
  close() {
    for (const hole of this.#open) hole.lost = true;
  }

  /** Number of snapshots that will not be received. */
  get lost() {
    return this.#open.reduce((sum, { from, to, lost }) => sum + (lost ? to - from + 1 : 0), 0);
  }
}
