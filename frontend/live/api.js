// @ts-check
import { answer, SAVED } from './saved.js';

/** An answer that is not what was asked for; its message is for a person. */
export class Problem extends Error {
  /** @type {FieldError[]} */ errors = [];
  /** The run that is in the way. @type {string | null} */ run = null;
}

/** @param {string} path @param {RequestInit} [init] @returns {Promise<any>} the JSON of a good answer @throws {Problem} */
async function call(path, init) {
  if (SAVED) return answer(path);
  const response = await fetch(path, init).catch(() => {
    throw new Problem('The server can’t be reached.');
  });
  const body = await response.json().catch(() => ({}));
  if (response.ok) return body;
  throw Object.assign(new Problem(body.detail ?? `The server answered ${response.status}.`), { errors: body.errors ?? [], run: body.run ?? null });
}

/** @returns {Promise<{ parameters: Parameter[], live: string[], rules: string[] }>} */
export const getLimits = () => call('/api/limits');

/** @returns {Promise<Preset[]>} */
export const getPresets = () => call('/api/presets');

/** @param {Workload} workload */
export const startRun = (workload) => call('/api/runs', {
  method: 'POST',
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify(workload),
});

/** @param {File} log @returns {Promise<{ id: string }>} */
export const importLog = (log) => call('/api/runs/import', { method: 'POST', headers: { 'Content-Type': 'application/x-ndjson' }, body: log });

/** @param {string} id @returns {Promise<any>} */
export const getRun = (id) => call(`/api/runs/${id}`);

/** @param {string} id */
export const stopRun = (id) => call(`/api/runs/${id}/stop`, { method: 'POST' });

/** @param {string} id */
export const pauseRun = (id) => call(`/api/runs/${id}/pause`, { method: 'POST' });

/** @param {string} id */
export const resumeRun = (id) => call(`/api/runs/${id}/resume`, { method: 'POST' });

/** @param {string} id @param {Workload} changes to what can be changed while it runs */
export const changeRun = (id, changes) => call(`/api/runs/${id}`, {
  method: 'PATCH',
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify(changes),
});

/** @param {string} id @returns {Promise<any>} the latest operations, or those that a trigger has frozen */
export const getCapture = (id) => call(`/api/runs/${id}/capture`);

/** @returns {Promise<any[]>} the catalogue of locks */
export const getLocks = () => call('/api/locks');
