// @ts-check

/** What each chart shows, in terms of the snapshot's fields. @type {Record<string, string>} */
export const CHART_HELP = {
  rates: 'reads, writes: growth of the counts since the last snapshot. offeredReads, offeredWrites: what the pauses alone would allow; none without a pause; ↑ for one over four times what was reached.',
  wait: 'wait.p50, wait.p99, wait.max, ns: from asking for the lock to having it, of operations timed in the interval. Workers still waiting are counted in waiting, below. latency.p99, ns, in open pacing: from due until done, so that a late start counts.',
  waiting: 'waiting: workers that wanted the lock at the instant of the snapshot.',
  utilisation: 'utilisation: hold time of all workers a second. 1: never free; more where the lock lets in several.',
  budget: 'budget.waitNanos, holdNanos, pauseNanos, overshootNanos, otherNanos: where all workers’ time went, in shares that add up to 100 %. overshoot: how much longer a pause took than asked.',
  fairness: 'jain: (Σx)² / (n Σx²), x: operations of each of n workers in the interval. 1: all made as many; 1/n: one made them all. No line where none was made.',
};
