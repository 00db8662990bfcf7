// @ts-check
import { answer, call } from './api.js';

/** A run as it is listed. @typedef {{ id: string, state: RunState, startedAt: string, workload: Workload, preset?: string, reads: number, writes: number, elapsedNanos: number, p99WaitNanos?: number, jain?: number, grade?: string, failure?: string, name?: string, note?: string, pinned: boolean, checksum?: string }} RunEntry */

/** What is written on a run; null takes a text away. @typedef {{ name?: string | null, note?: string | null, pinned?: boolean }} Labels */

/**
 * @param {URLSearchParams} query what to list
 * @param {number} limit how many at most
 * @param {string} [after] the last run of the part before
 * @returns {Promise<{ runs: RunEntry[], total: number, edition: string }>} `total` is of all parts; while `edition` is the same, so is the list
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

/** @param {string} id of a run that was deleted a short while ago */
export const restoreRun = (id) => call(`api/runs/${id}/restore`, { method: 'POST' });

/** @returns {Promise<{ folder?: string, problem?: string, remedy?: string }>} where runs are kept, or why not */
export const getHistory = () => call('api/history');
