// @ts-check
import { readAddress } from './address.js';
import { describeWorkload } from './summary.js';
import { readParameter } from './workload.js';

/** Workload parameters without meaning in a duel: slices have a length of their own, and nothing is captured. */
const WITHOUT = ['durationMillis', 'captureWaitOverMicros'];
/** Overhead of each slice, measured. */
const AROUND_MILLIS = 10;
/** Default lock of A, and that of B if both would be the same. */
const [FIRST_LOCK, OTHER_LOCK] = ['mutex', 'read-write'];

/** A duel's parameters. @typedef {{ a: Workload, b: Workload, settings: Workload }} Asked */

/** @param {Parameter[]} parameters of a workload @returns {Parameter[]} those that a duel supports */
export const ofASide = (parameters) => parameters.filter(({ name }) => !WITHOUT.includes(name));

/** @param {Parameter[]} parameters @returns {Workload} */
const classic = (parameters) => Object.fromEntries(parameters.map(({ name, classic: value }) => [name, value]));

/** @param {Workload} workload of both sides @returns {{ a: Workload, b: Workload }} A behind a mutex and B behind another lock */
export const sidesOf = (workload) => ({
  a: { ...workload, lock: FIRST_LOCK },
  b: { ...workload, lock: workload.lock === FIRST_LOCK ? OTHER_LOCK : workload.lock },
});

/**
 * @param {string} search query string: a duel's parameters by name, a workload's by name for both sides, or after
 *   `a.` or `b.` for one side
 * @param {Parameter[]} parameters of a side
 * @param {Parameter[]} settings a duel's parameters
 * @param {Preset[]} presets
 * @returns {Asked & { refused: string[] }}
 */
export function readDuel(search, parameters, settings, presets) {
  /** @type {Record<string, URLSearchParams>} */ const parts = { a: new URLSearchParams(), b: new URLSearchParams(), both: new URLSearchParams() };
  /** @type {string[]} */ const refused = [];
  const asked = { ...classic(settings) };
  for (const [name, text] of new URLSearchParams(search)) {
    const [, side, own] = /^([ab])\.(.+)$/.exec(name) ?? ['', 'both', name];
    const setting = settings.find((one) => one.name === name);
    if (setting) {
      const { value, error } = readParameter(setting, text);
      if (error) refused.push(`${name} “${text}”: ${error}`);
      else asked[name] = value;
    } else if (name !== 'duel' && !WITHOUT.includes(own)) parts[side].append(own, text);
  }
  const read = (/** @type {'a' | 'b' | 'both'} */ side) => {
    const { workload, refused: objections } = readAddress(`${parts[side]}`, parameters, presets);
    refused.push(...objections.map((objection) => (side === 'both' ? objection : `${side}.${objection}`)));
    return workload ?? {};
  };
  const both = { ...classic(parameters), ...read('both') };
  const sides = parts.both.has('lock') || parts.both.has('preset') ? { a: { ...both, lock: FIRST_LOCK }, b: both } : sidesOf(both);
  return { a: pick({ ...sides.a, ...read('a') }, parameters), b: pick({ ...sides.b, ...read('b') }, parameters), settings: asked, refused };
}

/** @param {Workload} workload @param {Parameter[]} parameters @returns {Workload} the values of these parameters */
export const pick = (workload, parameters) => Object.fromEntries(parameters.map(({ name, classic: value }) => [name, name in workload ? workload[name] : value]));

/** @param {Asked} duel @param {Parameter[]} parameters of a side @param {Parameter[]} own of a duel @returns {string} the query string that requests it */
export function writeDuel({ a, b, settings }, parameters, own) {
  const search = new URLSearchParams();
  for (const [side, workload] of Object.entries({ a, b })) {
    for (const { name, classic: value } of parameters) {
      if (name === 'lock' || workload[name] !== value) search.set(`${side}.${name}`, `${workload[name] ?? ''}`);
    }
  }
  for (const { name, classic: value } of own) if (settings[name] !== value) search.set(name, `${settings[name]}`);
  return `?${search}`;
}

/** @param {Workload} a @param {Workload} b @param {Parameter[]} parameters @returns {string[]} names of the parameters that differ */
export const differing = (a, b, parameters) => parameters.filter(({ name }) => a[name] !== b[name]).map(({ name }) => name);

/** @param {Workload} settings @returns {number} estimated milliseconds */
export const lengthOf = ({ slices, warmUp, sliceMillis }) => 2 * (Number(slices) + Number(warmUp)) * (Number(sliceMillis) + AROUND_MILLIS);

/** @param {number} millis to the second: `1 min 5 s` */
export function formatLength(millis) {
  const seconds = Math.max(1, Math.round(millis / 1000));
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** @param {string} sentence from the server @returns {string} the same with its intervals, `1.42x (0.98-1.02)`, protected against line breaks */
export const unbroken = (sentence) => sentence.replace(/(\d)-(?=\d)/g, '$1\u2011');

/** @param {{ a: Workload, b: Workload }} asked @returns {string[]} a line for each side, the slice length last */
export const describeSides = ({ a, b }) => [`A: ${describeWorkload(a)}`, `B: ${describeWorkload(b)}`];
