// @ts-check
import { call } from './api.js';

/** One metric over several runs. @typedef {{ runs: number, min: number, q1: number, median: number, q3: number, max: number }} Spread */
/** One value of each varied parameter with the results of its runs. @typedef {{ values: (string | number)[], workers: number, operationsPerSecond: Spread | null, p99WaitNanos: Spread | null, jain: Spread | null, grade: string | null }} Point */
/** A varied parameter. @typedef {{ name: string, label: string, unit: string, numeric: boolean, values: (string | number)[] }} Axis */
/** Older sweeps lack both ends at a bound; a newer one lacks `high` where nothing is too great. @typedef {{ value: number, low: number | null, high: number | null }} Estimate */
/** Laws of older sweeps lack `fitted` and `peakInterval`. @typedef {{ fitted?: boolean, fits: boolean, sentence: string, lambda: Estimate | null, sigma: Estimate | null, kappa: Estimate | null, peak: { workers: number, throughput: number, extrapolated: boolean } | null, peakInterval?: { low: number, high: number | null } | null, standardError: number | null, rSquared: number | null, residuals: { workers: number, measured: number, predicted: number, share: number }[] }} Law */
/** @typedef {{ lock: string, name: string, place: number, point: Point }} Ranked */
/** @typedef {{ sentence: string, troubles: string[], runs: any[], points: Point[], law: Law | null, ranking: { rows: Ranked[], recommendation: string, tradeOff: string | null } | null, machine?: any }} Result */
/** @typedef {{ workload: Workload, axes: Axis[], repeats: number, warmupMillis: number, seed: number }} Asked */
/** A sweep; lists come without its result. @typedef {{ id: string, state: RunState, startedAt: string, done: number, total: number, remainingMillis?: number, failure?: string, sentence: string, asked: Asked, result?: Result }} Sweep */

/** @param {{ workload: Workload, parameters: { name: string, values: (string | number)[] }[], repeats: number, seed: number | null }} sweep @returns {Promise<Sweep>} */
export const startSweep = (sweep) => call('api/sweeps', {
  method: 'POST',
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify(sweep),
});

/** @param {string} id @returns {Promise<Sweep>} */
export const stopSweep = (id) => call(`api/sweeps/${id}/stop`, { method: 'POST' });

/** @returns {Promise<Sweep[]>} newest first */
export const getSweeps = () => call('api/sweeps');

/** @param {string} id */
export const deleteSweep = (id) => call(`api/sweeps/${id}`, { method: 'DELETE' });

/** @param {string} id of a recently deleted sweep */
export const restoreSweep = (id) => call(`api/sweeps/${id}/restore`, { method: 'POST' });
