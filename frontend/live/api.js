// @ts-check
import { savedAnswer, SAVED } from './saved-page.js';

const NO_CONTENT = 204;

/** An unsuccessful response; its message is meant for people. */
export class Problem extends Error {
  /** HTTP status; 0 if there was no response. */ status = 0;
  /** @type {FieldError[]} */ errors = [];
  /** The running run that blocks the request. @type {string | null} */ run = null;
  /** The running experiment that blocks the request. @type {{ kind: string, id: string } | null} */ experiment = null;
}

/** @param {string} path relative to the page, which may be served below a path prefix @param {RequestInit} [init] @returns {Promise<{ body: any, headers: Headers }>} a successful response with its JSON body @throws {Problem} */
export async function answer(path, init) {
  if (SAVED) return { body: savedAnswer(path), headers: new Headers() };
  const response = await fetch(path, init).catch(() => {
    throw new Problem('The server can’t be reached.');
  });
  const body = await response.json().catch(() => null);
  const { ok, status, headers } = response;
  if (ok && (body || status === NO_CONTENT)) return { body, headers };
  // A proxy's login page answers 200, too.
  if (ok) throw new Problem('What answers there is not Lockscope.');
  throw Object.assign(new Problem(body?.detail ?? `The server answered ${status}.`), { status, errors: body?.errors ?? [], run: body?.run ?? null, experiment: body?.experiment ?? null });
}

/** @param {string} path @param {RequestInit} [init] @returns {Promise<any>} the body only @throws {Problem} */
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

/** @param {string} id @param {Workload} changes new values of parameters that can change during a run */
export const changeRun = (id, changes) => call(`api/runs/${id}`, {
  method: 'PATCH',
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify(changes),
});

/** @param {string} id @returns {Promise<any>} the latest operations, or those frozen by a trigger */
export const getCapture = (id) => call(`api/runs/${id}/capture`);

/** @returns {Promise<any[]>} the catalogue of locks */
export const getLocks = () => call('api/locks');

/** @returns {Promise<{ name: string, version: string, home?: string, options: string[] }[]>} those that can make runs */
export const getJvms = () => call('api/jvms');

/** @returns {Promise<{ version: string, java: string }>} of the server */
export const getVersion = () => call('api/version');
