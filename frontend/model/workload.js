// @ts-check
import { formatCount } from './format.js';

/** Larger bounds are not worth showing. */
const WIDE = 1e9;

/** The parameters by topic; others are rare or new. */
export const GROUPS = [
  { name: 'Workers', of: ['threads', 'readers', 'writers'] },
  { name: 'Map', of: ['keys', 'values', 'keyChoice'] },
  { name: 'Pacing', of: ['pacing', 'pauseMicros', 'holdMicros'] },
  { name: 'Run', of: ['jvm', 'durationMillis', 'seed'] },
];

/** @param {Parameter[]} parameters @returns {Parameter[]} those with something to enter: of a known kind, and not a choice of one, such as the only JVM */
export const offered = (parameters) => parameters.filter(({ kind, options = [] }) => ['whole', 'decimal'].includes(kind) || kind === 'choice' && options.length > 1);

/** @param {Parameter} parameter @param {string} text the input @returns {Reading} */
export function readParameter({ kind, whenEmpty, options = [], min = 0, max = 0 }, text) {
  const typed = text.trim();
  if (kind === 'choice') {
    return options.includes(typed) ? { value: typed, error: '' } : { value: null, error: `must be one of ${options.join(', ')}` };
  }
  if (typed === '' && whenEmpty) return { value: null, error: '' };
  const value = Number(typed);
  if ((kind === 'decimal' ? /^\d*\.?\d+$/ : /^-?\d+$/).test(typed) && value >= min && value <= max) return { value, error: '' };
  return { value: null, error: `must be ${whenEmpty ? 'blank or ' : ''}a ${kind === 'whole' ? 'whole ' : ''}number from ${min} to ${max}` };
}

/** @param {Parameter} parameter @returns {string} its bounds and unit: `0–20,000 workers` */
export function formatRange({ kind, unit = '', min = 0, max = 0 }) {
  if (kind === 'choice') return '';
  const bounds = max > WIDE ? `from ${formatCount(min)}` : `${formatCount(min)}–${formatCount(max)}`;
  return `${bounds} ${unit}`.trim();
}

/** @param {Workload} one @param {Workload} other @param {Parameter[]} parameters @returns {boolean} whether both are the same workload */
export const sameWorkload = (one, other, parameters) => parameters.every(({ name, classic }) =>
  (name in one ? one[name] : classic) === (name in other ? other[name] : classic));

/** @param {Workload} workload @returns operations per second that the pauses alone would allow; null without a pause */
export function allowedRates({ pauseMicros, readers, writers }) {
  const each = 1e6 / Number(pauseMicros);
  return each < Infinity ? { reads: Number(readers) * each, writes: Number(writers) * each } : null;
}
