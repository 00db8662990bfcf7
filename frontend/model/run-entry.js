// @ts-check
import { formatCount, formatInstant } from './format.js';

/** @typedef {import('../live/run-list.js').RunEntry} RunEntry */

/** Shown in columns of their own. */
const APART = ['lock', 'threads', 'readers', 'writers'];
const STEPS = /** @type {const} */ ([[86_400_000, 'day'], [3_600_000, 'hour'], [60_000, 'minute']]);
const relative = new Intl.RelativeTimeFormat('en', { numeric: 'always', style: 'short' });

/** @param {RunEntry} line */
export const displayName = ({ name, id }) => name ?? id;

/** Whether the run is over. @param {RunEntry} line */
export const hasEnded = ({ state }) => state !== 'running' && state !== 'paused';

/** @param {RunEntry} line @returns {number} operations per second; NaN without a measured time */
export const rateOf = ({ reads, writes, elapsedNanos }) => (elapsedNanos ? (reads + writes) / elapsedNanos * 1e9 : NaN);

/** @param {Workload} workload @returns {string} `100 readers, 1 writer` */
export const describeWorkers = ({ readers, writers }) => `${counted(Number(readers), 'reader')}, ${counted(Number(writers), 'writer')}`;

/** @param {Workload} workload @param {Parameter[]} parameters @returns {string} its other differences from the classic workload: `64 keys, hold 50 µs` */
export const differencesOf = (workload, parameters) => parameters
  .filter(({ name, classic }) => !APART.includes(name) && (workload[name] ?? null) !== (classic ?? null))
  .map((parameter) => formatDifference(parameter, workload[parameter.name]))
  .join(', ');

/** @param {Parameter} parameter @param {Workload[string] | undefined} value */
function formatDifference({ label, unit = '', whenEmpty }, value) {
  const name = label.toLowerCase();
  const said = typeof value === 'number' ? value.toLocaleString('en-US') : `${value ?? whenEmpty}`;
  return unit === name ? `${said}\u00a0${unit}` : `${name} ${said}\u00a0${unit}`.trim();
}

/** @param {string} instant ISO-8601 @param {number} now milliseconds since 1970 @returns {string} local time, with the date only if it is not today: `14:03:22`, `2026-03-01 14:03`, with the offset where it is ambiguous */
export function formatStart(instant, now) {
  const [whole, today] = [formatInstant(instant), formatInstant(new Date(now).toISOString()).slice(0, 10)];
  return whole.startsWith(today) ? whole.slice(11) : whole.slice(0, 16) + whole.slice(19);
}

/** @param {string} instant ISO-8601 @param {number} now milliseconds since 1970 @returns {string} `5 min. ago` */
export function ago(instant, now) {
  const millis = now - Date.parse(instant);
  const [size, unit] = STEPS.find(([least]) => millis >= least) ?? [0, ''];
  return unit ? relative.format(-Math.floor(millis / size), unit) : 'just now';
}

/** @param {number} count @param {string} what */
const counted = (count, what) => `${formatCount(count)} ${what}${count === 1 ? '' : 's'}`;
