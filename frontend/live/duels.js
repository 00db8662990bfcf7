// @ts-check
import { call } from './api.js';

/** A metric of A divided by the same metric of B; null with too few pairs. Older duels lack the correlation of neighbouring pairs and the number as which they count. @typedef {{ pairs: number, median: number | null, low: number | null, high: number | null, claimLow: number | null, claimHigh: number | null, finding: 'more' | 'less' | 'none' | 'unknown', correlation?: number | null, effectivePairs?: number | null }} Ratio */
/** @typedef {{ name: string, operationsPerSecond: number | null, p99WaitNanos: number | null }} Side */
/** @typedef {{ number: number, warmUp: boolean, first: 'a' | 'b', operations: number | null, p99Wait: number | null }} Pair */
/** @typedef {{ number: number, pair: number, side: 'a' | 'b', warmUp: boolean, reads: number, writes: number, elapsedNanos: number, operationsPerSecond: number, waits: number, p50WaitNanos: number, p99WaitNanos: number, maxWaitNanos: number, waitsCutOff?: number, jain: number | null, grade: string, trouble: string | null }} Slice */
/** @typedef {{ sentence: string, waitSentence: string, troubles: string[], differs: string[], a: Side, b: Side, operations: Ratio, p99Wait: Ratio, pairs: Pair[], slices: Slice[], machine: any, jvms?: { name: string, jdk: string, options: string[] }[] }} Result */
/** @typedef {{ a: Workload, b: Workload, slices: number, sliceMillis: number, warmUp: number }} Asked */
/** A duel; lists come without its result. @typedef {{ id: string, state: RunState, startedAt: string, done: number, total: number, remainingMillis?: number, failure?: string, sentence: string, asked: Asked, result?: Result }} Duel */

/** @param {Record<string, any>} duel @returns {Promise<Duel>} */
export const startDuel = (duel) => call('api/duels', {
  method: 'POST',
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify(duel),
});

/** @param {string} id @returns {Promise<Duel>} */
export const stopDuel = (id) => call(`api/duels/${id}/stop`, { method: 'POST' });

/** @returns {Promise<Duel[]>} newest first */
export const getDuels = () => call('api/duels');

/** @param {string} id */
export const deleteDuel = (id) => call(`api/duels/${id}`, { method: 'DELETE' });

/** @param {string} id of a recently deleted duel */
export const restoreDuel = (id) => call(`api/duels/${id}/restore`, { method: 'POST' });
