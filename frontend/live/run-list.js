// @ts-check
import { answer, call } from './api.js';

/** An entry of the run list. @typedef {{ id: string, state: RunState, startedAt: string, workload: Workload, preset?: string, reads: number, writes: number, elapsedNanos: number, p99WaitNanos?: number, jain?: number, grade?: string, failure?: string, name?: string, note?: string, pinned: boolean, checksum?: string }} RunEntry */

/** A run's labels; null removes one. @typedef {{ name?: string | null, note?: string | null, pinned?: boolean }} Labels */

/**
 * @param {URLSearchParams} query filter and sort order
 * @param {number} limit page size
 * @param {string} [after] last run of the previous page
 * @returns {Promise<{ runs: RunEntry[], total: number, edition: string }>} `total` counts all pages; the list changes only with `edition`
 */
export async function listRuns(query, limit, after) {
  const asked = new URLSearchParams(query);
  asked.set('limit', `${limit}`);
  if (after) asked.set('after', after);
  const { body, headers } = await answer(`api/runs?${asked}`);
  return { runs: body, total: Number(headers.get('X-Total-Count')), edition: headers.get('ETag') ?? '' };
}

/** @param {string} id @param {Labels} labels */
export const labelRun = (id, labels) => call(`api/runs/${id}`, {
  method: 'PATCH',
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify(labels),
});

/** @param {string} id */
export const deleteRun = (id) => call(`api/runs/${id}`, { method: 'DELETE' });

/** @param {string} id of a recently deleted run */
export const restoreRun = (id) => call(`api/runs/${id}/restore`, { method: 'POST' });

/** @returns {Promise<{ folder?: string, problem?: string, remedy?: string }>} the data folder, or why runs are not stored */
export const getHistory = () => call('api/history');
