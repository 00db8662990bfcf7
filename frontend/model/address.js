// @ts-check
import { readParameter } from './workload.js';

/**
 * @param {string} search query string: `?run=…&ghost=…&preset=…` and parameters by name
 * @param {Parameter[]} parameters
 * @param {Preset[]} presets
 * @returns {{ workload: Workload | null, refused: string[] }} the workload it requests, missing parameters being classic; null if it requests none
 */
export function readAddress(search, parameters, presets) {
  /** @type {string[]} */ const refused = [];
  /** @type {Workload | null} */ let workload = null;
  const asked = new URLSearchParams(search);
  const wanted = asked.get('preset');
  if (wanted !== null) {
    workload = presets.find(({ id }) => id === wanted)?.workload ?? null;
    if (!workload) refused.push(`preset: there is no “${wanted}”`);
  }
  for (const [name, text] of asked) {
    if (['run', 'ghost', 'preset'].includes(name)) continue;
    const parameter = parameters.find((one) => one.name === name);
    const { value, error } = parameter ? readParameter(parameter, text) : { value: null, error: 'there is no such parameter' };
    if (error) refused.push(`${name} “${text}”: ${error}`);
    else workload = { ...workload, [name]: value };
  }
  return { workload, refused };
}

/**
 * @param {Workload} workload
 * @param {Parameter[]} parameters
 * @param {string | null} run run that the address keeps
 * @param {string | null} [ghost] ghost that the address keeps
 * @returns {string} the query string that requests it: all differences from the classic workload
 */
export function writeAddress(workload, parameters, run, ghost = null) {
  const search = new URLSearchParams({ ...(run && { run }), ...(ghost && { ghost }) });
  for (const { name, classic } of parameters) {
    if (workload[name] !== classic) search.set(name, `${workload[name] ?? ''}`);
  }
  return search.size ? `?${search}` : '';
}
