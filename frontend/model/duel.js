// @ts-check
import { readAddress } from './address.js';
import { describeWorkload } from './summary.js';
import { readParameter } from './workload.js';

/** Of a workload these have no meaning in a duel: a slice has its own length, and nobody looks at single operations. */
const WITHOUT = ['durationMillis', 'captureWaitOverMicros'];
/** Around each slice, by experience. */
const AROUND_MILLIS = 10;
/** What A's lock is unless something else is asked for, and B's where that would be the same. */
const [FIRST_LOCK, OTHER_LOCK] = ['mutex', 'read-write'];

/** What is asked of a duel. @typedef {{ a: Workload, b: Workload, settings: Workload }} Asked */

/** @param {Parameter[]} parameters of a workload @returns {Parameter[]} those that a duel's have */
export const ofASide = (parameters) => parameters.filter(({ name }) => !WITHOUT.includes(name));

/** @param {Parameter[]} parameters @returns {Workload} */
const classic = (parameters) => Object.fromEntries(parameters.map(({ name, classic: value }) => [name, value]));

/** @param {Workload} workload that both are to have @returns {{ a: Workload, b: Workload }} with A behind a mutex and B behind another lock */
export const sidesOf = (workload) => ({
  a: { ...workload, lock: FIRST_LOCK },
  b: { ...workload, lock: workload.lock === FIRST_LOCK ? OTHER_LOCK : workload.lock },
});

/**
 * @param {string} search of an address: parameters of a duel by name, those of a workload by name for both sides, or after
 *   `a.` or `b.` for one
 * @param {Parameter[]} parameters of a side
 * @param {Parameter[]} settings parameters of a duel
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

/** @param {Workload} workload @param {Parameter[]} parameters @returns {Workload} what it says of these */
export const pick = (workload, parameters) => Object.fromEntries(parameters.map(({ name, classic: value }) => [name, name in workload ? workload[name] : value]));

/** @param {Asked} duel @param {Parameter[]} parameters of a side @param {Parameter[]} own of a duel @returns {string} the search part that asks for it */
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

/** @param {Workload} a @param {Workload} b @param {Parameter[]} parameters @returns {string[]} names of those that differ */
export const differing = (a, b, parameters) => parameters.filter(({ name }) => a[name] !== b[name]).map(({ name }) => name);

/** @param {Workload} settings @returns {number} milliseconds that the duel takes */
export const lengthOf = ({ slices, warmUp, sliceMillis }) => 2 * (Number(slices) + Number(warmUp)) * (Number(sliceMillis) + AROUND_MILLIS);

/** @param {number} millis shown to the second: `1 min 5 s` */
export function formatLength(millis) {
  const seconds = Math.max(1, Math.round(millis / 1000));
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** @param {string} sentence of the server's @returns {string} the same with its intervals, `1.42x (0.98-1.02)`, never broken at the end of a line */
export const unbroken = (sentence) => sentence.replace(/(\d)-(?=\d)/g, '$1\u2011');

/** @param {{ a: Workload, b: Workload }} asked @returns {string[]} a line for each side; a slice's length stands last */
export const describeSides = ({ a, b }) => [`A: ${describeWorkload(a)}`, `B: ${describeWorkload(b)}`];
