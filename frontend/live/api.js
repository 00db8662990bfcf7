// @ts-check
import { savedAnswer, SAVED } from './saved-page.js';

const NO_CONTENT = 204;

/** An answer that is not what was asked for; its message is for a person. */
export class Problem extends Error {
  /** Of HTTP; 0 when there was no answer. */ status = 0;
  /** @type {FieldError[]} */ errors = [];
  /** The run that is in the way. @type {string | null} */ run = null;
  /** The experiment that is in the way. @type {{ kind: string, id: string } | null} */ experiment = null;
}

/** @param {string} path relative to the page, which a proxy may have put below a path of its own @param {RequestInit} [init] @returns {Promise<{ body: any, headers: Headers }>} a good answer, its body from JSON @throws {Problem} */
export async function answer(path, init) {
  if (SAVED) return { body: savedAnswer(path), headers: new Headers() };
  const response = await fetch(path, init).catch(() => {
    throw new Problem('The server can’t be reached.');
  });
  const body = await response.json().catch(() => null);
  const { ok, status, headers } = response;
  if (ok && (body || status === NO_CONTENT)) return { body, headers };
  // A page of whatever stands between, such as a proxy's for logging in, is no answer of the server's.
  if (ok) throw new Problem('What answers there is not Lockscope.');
  throw Object.assign(new Problem(body?.detail ?? `The server answered ${status}.`), { status, errors: body?.errors ?? [], run: body?.run ?? null, experiment: body?.experiment ?? null });
}

/** @param {string} path @param {RequestInit} [init] @returns {Promise<any>} the body alone @throws {Problem} */
export const call = async (path, init) => (await answer(path, init)).body;

/** @returns {Promise<{ parameters: Parameter[], live: string[], rules: string[], duel: Parameter[], sweep: { parameters: Parameter[], varied: string[] } }>} */
export const getLimits = () => call('api/limits');

/** @returns {Promise<Preset[]>} */
export const getPresets = () => call('api/presets');

/** @param {Workload} workload */
export const startRun = (workload) => call('api/runs', {
  method: 'POST',
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify(workload),
});

/** @param {File} log @returns {Promise<{ id: string }>} */
export const importLog = (log) => call('api/runs/import', { method: 'POST', headers: { 'Content-Type': 'application/x-ndjson' }, body: log });

/** @param {string} id @returns {Promise<any>} */
export const getRun = (id) => call(`api/runs/${id}`);

/** @param {string} id */
export const stopRun = (id) => call(`api/runs/${id}/stop`, { method: 'POST' });

/** @param {string} id */
export const pauseRun = (id) => call(`api/runs/${id}/pause`, { method: 'POST' });

/** @param {string} id */
export const resumeRun = (id) => call(`api/runs/${id}/resume`, { method: 'POST' });

/** @param {string} id @param {Workload} changes to what can be changed while it runs */
export const changeRun = (id, changes) => call(`api/runs/${id}`, {
  method: 'PATCH',
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify(changes),
});

/** @param {string} id @returns {Promise<any>} the latest operations, or those that a trigger has frozen */
export const getCapture = (id) => call(`api/runs/${id}/capture`);

/** @returns {Promise<any[]>} the catalogue of locks */
export const getLocks = () => call('api/locks');
