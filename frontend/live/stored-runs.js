// @ts-check
import { call, Problem } from './api.js';
import { savedText, SAVED } from './saved-page.js';

/** An entry of the run list. @typedef {{ id: string, state: RunState, startedAt: string, workload: Workload, reads: number, writes: number, elapsedNanos: number, name?: string, note?: string, preset?: string, snapshots: number, missing: number }} Line */
/** A run, with its report after the end. @typedef {{ id: string, state: RunState, startedAt: string, workload: Workload, report?: any, failure?: string, name?: string, note?: string }} Body */

/** @returns {Promise<Line[]>} newest first */
export const getRuns = () => call('api/runs');

/** @param {string} id @returns {Promise<Body>} */
export const getRun = (id) => call(`api/runs/${encodeURIComponent(id)}`);

/** The path of a comparison. @param {string[]} ids @param {'' | '.csv' | '/page.html'} [form] */
export const comparisonAt = (ids, form = '') => `api/comparison${form}?runs=${ids.map(encodeURIComponent).join(',')}`;

/** @param {string[]} ids @returns {Promise<import('../model/comparison.js').Comparison>} */
export const getComparison = (ids) => call(SAVED ? 'comparison' : comparisonAt(ids));

/** Streams the stored snapshots of a run, oldest first. @param {string} id @param {(snapshot: any) => void} take @throws {Problem} */
export async function eachSnapshot(id, take) {
  const broken = () => {
    throw new Problem(`Not all snapshots of run ${id} could be loaded.`);
  };
  const path = `api/runs/${encodeURIComponent(id)}/snapshots`;
  if (SAVED) return savedText(path).split('\n').filter(Boolean).forEach((line) => take(JSON.parse(line)));
  const response = await fetch(path).catch(broken);
  if (!response.ok || !response.body) return broken();
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (let part = await reader.read().catch(broken); !part.done; part = await reader.read().catch(broken)) {
    const lines = (rest + part.value).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) take(JSON.parse(line));
  }
}
