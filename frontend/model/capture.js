// @ts-check

/** @typedef {{ asked: number, had: number, released: number, returned: number, key: number, version: number }} Op nanoseconds since the run's start */
/** @typedef {Op & { lane: number, wait: number }} OperationSample */
/** @typedef {{ trigger: string, triggeredAt: number, gap: number, memoryBytes: number, completeFrom?: number | null, lanes: { worker: string, operations: Op[] }[] }} Capture */

/** A capture indexed for windows of time. */
export class CapturedOperations {
  /** In order of acquisition. @type {OperationSample[]} */ ops;
  /** The longest operation, from request to return: bounds how far outside a window an overlapping one can begin. */
  #longest = 0;

  /** @param {Capture} capture */
  constructor(capture) {
    this.capture = capture;
    this.workers = capture.lanes.map(({ worker }) => worker);
    this.ops = capture.lanes
      .flatMap(({ operations }, lane) => operations.map((op) => ({ ...op, lane, wait: op.had - op.asked })))
      .sort((a, b) => a.had - b.had);
    this.from = Infinity;
    this.to = -Infinity;
    for (const { asked, returned } of this.ops) {
      this.from = Math.min(this.from, asked);
      this.to = Math.max(this.to, returned);
      this.#longest = Math.max(this.#longest, returned - asked);
    }
  }

  /** @param {number} from @param {number} to @returns {OperationSample[]} the operations that overlap the window, in order of acquisition */
  within(from, to) {
    const first = this.#firstAfter(from - this.#longest);
    const last = this.#firstAfter(to + this.#longest);
    return this.ops.slice(first, last).filter(({ asked, returned }) => asked <= to && returned >= from);
  }

  /** @param {number} time @returns {number} the index of the first acquisition at that time or later */
  #firstAfter(time) {
    let low = 0;
    let high = this.ops.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.ops[middle].had < time) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** @param {OperationSample[]} ops inside the window @returns {number[]} lanes in order of their first acquisition; those without any come last */
  order(ops) {
    return [...new Set([...ops.map(({ lane }) => lane), ...this.workers.keys()])];
  }
}

/** @param {OperationSample[]} ops @param {number} most @returns {OperationSample[]} the longest waits, longest first */
export const longestWaits = (ops, most) => [...ops].sort((a, b) => b.wait - a.wait).slice(0, most);

/** @param {OperationSample[]} ops in order of acquisition @returns {[OperationSample, OperationSample][]} pairs of holder and next holder where the lock passed directly from one to the other */
export const handOffs = (ops) => ops.slice(1).flatMap((next, i) => (next.had >= ops[i].released ? [[ops[i], next]] : []));

/** @param {number} span @param {number} most @returns {number} a step of 1, 2 or 5 times a power of ten that fits at most `most` times */
export function roundStep(span, most) {
  const decade = 10 ** Math.floor(Math.log10(span / most));
  return decade * ([1, 2, 5].find((step) => step * decade * most >= span) ?? 10);
}
