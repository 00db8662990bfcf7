// @ts-check
import { readParameter } from './workload.js';

/**
 * @param {string} search of an address: `?run=…&ghost=…&preset=…` and parameters by name
 * @param {Parameter[]} parameters
 * @param {Preset[]} presets
 * @returns {{ workload: Workload | null, refused: string[] }} what it asks for, the rest being classic; null when it asks for nothing
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
 * @param {string | null} run that the address goes on naming
 * @param {string | null} [ghost] another that it goes on naming
 * @returns {string} the search part that asks for it: what differs from the classic workload; empty for that one
 */
export function writeAddress(workload, parameters, run, ghost = null) {
  const search = new URLSearchParams({ ...(run && { run }), ...(ghost && { ghost }) });
  for (const { name, classic } of parameters) {
    if (workload[name] !== classic) search.set(name, `${workload[name] ?? ''}`);
  }
  return search.size ? `?${search}` : '';
}
