import { Run } from '/model/run.js';

/** Sampling period, nanoseconds. */
export const PERIOD = 50_000_000;

/** A snapshot of a steady run. @param {number} seq @param {Record<string, unknown>} [unlike] */
export const snapshot = (seq, unlike = {}) => ({
  type: 'snapshot', run: 'one', seq, t: seq * PERIOD, reads: 100 * seq, writes: 10 * seq, offeredReads: 4000, offeredWrites: 400,
  wait: { count: 110, p50: 1000, p90: 2000, p99: 3000, max: 4000, buckets: [40, 100, 48, 10] },
  hold: { count: 110, p50: 100, p90: 200, p99: 300, max: 400, buckets: [28, 110] },
  waiting: 3, utilisation: 0.5, jain: 0.9,
  budget: { waitNanos: 1e6, holdNanos: 2e6, pauseNanos: 3e6, overshootNanos: 4e6, otherNanos: 0 },
  collections: { count: 0, millis: 0 }, changes: [], state: [{ key: 0, value: seq, version: seq, writer: 0 }], ...unlike,
});

/** A sample of a warm-up. @param {number} millis @param {number} reads so far; a tenth as many writes */
export const sample = (millis, reads) => ({ nanos: millis * 1e6, reads, writes: reads / 10, steady: false });

/** @param {number[]} seqs @returns a backfill frame */
export const backfill = (...seqs) => ({ type: 'backfill', run: 'one', snapshots: seqs.map((seq) => snapshot(seq)) });

/** @param {string} [id] @returns the frame of a run of one second */
export const named = (id = 'one', state = 'running') => ({
  type: 'run', id, state, startedAt: '2026-03-01T12:00:00Z', periodMillis: 50, workload: { lock: 'mutex', keys: 5, durationMillis: 1000 },
});

/** @param {...number} seqs that were received @returns {Run} */
export function received(...seqs) {
  const run = new Run(named());
  for (const seq of seqs) run.add(snapshot(seq));
  return run;
}

/** @param {number} from @param {number} to @returns {number[]} inclusive */
export const numbers = (from, to) => Array.from({ length: to - from + 1 }, (_, i) => from + i);

/** @param {number} seed @returns {() => number} reproducible numbers from 0 to 1 (mulberry32) */
export function random(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
