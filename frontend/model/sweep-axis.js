// @ts-check
import { formatCount } from './format.js';
import { readParameter } from './workload.js';

/** Maximum number of values of a varied parameter. */
const MOST = 100;

/** How values are entered. */
export const WAYS = { geometric: 'range, by factors', linear: 'range, by steps', list: 'list' };

/** Defaults for each parameter. @type {Record<string, Partial<Typed>>} */
const FIRST = {
  readers: { from: '1', to: '64', points: '7' },
  writers: { from: '1', to: '64', points: '7' },
  holdMicros: { from: '1', to: '1000', points: '4' },
  pauseMicros: { from: '1', to: '1000', points: '4' },
  keys: { from: '1', to: '1000', points: '4' },
  zipfExponent: { way: 'linear', from: '0', to: '2', points: '5' },
};

/** The input for one varied parameter. @typedef {{ way: string, from: string, to: string, points: string, list: string, chosen: string[] }} Typed */

/** @param {Parameter} parameter @param {string[]} guarding ids of locks that guard @returns {Typed} the default */
export const firstOf = ({ name, options = [] }, guarding) => ({
  way: 'geometric', from: '', to: '', points: '', list: '', chosen: name === 'lock' ? guarding : options, ...FIRST[name],
});

/**
 * @param {Parameter} parameter
 * @param {Typed} typed
 * @returns {{ values: (string | number)[], error: string }} its values, or an error message
 */
export function readAxis(parameter, typed) {
  const { values, error } = parameter.kind === 'choice' ? { values: typed.chosen, error: '' }
    : typed.way === 'list' ? readList(parameter, typed.list) : readRange(parameter, typed);
  if (error) return { values: [], error };
  if (values.length < 2 || values.length > MOST) return { values: [], error: `must be 2 to ${MOST} different values` };
  return { values, error: '' };
}

/** @param {Parameter} parameter @param {string} list */
function readList(parameter, list) {
  const readings = list.split(/[\s,;]+/).filter(Boolean).map((text) => readParameter(parameter, text));
  const wrong = readings.find(({ error }) => error);
  if (wrong) return { values: [], error: `each ${wrong.error}` };
  const values = readings.map(({ value }) => Number(value));
  return { values: [...new Set(values)].sort((a, b) => a - b), error: '' };
}

/** @param {Parameter} parameter @param {Typed} typed */
function readRange(parameter, { way, from, to, points }) {
  const [least, most] = [readParameter(parameter, from), readParameter(parameter, to)];
  if (least.error || most.error) return { values: [], error: `from and to: each ${least.error || most.error}` };
  const [a, b] = [Number(least.value), Number(most.value)];
  const many = Number(points);
  if (a >= b) return { values: [], error: 'to must be greater than from' };
  if (way === 'geometric' && a <= 0) return { values: [], error: 'from must be greater than 0 where it goes by factors' };
  if (!Number.isInteger(many) || many < 2 || many > MOST) return { values: [], error: `points must be a whole number from 2 to ${MOST}` };
  const unit = parameter.kind === 'whole' ? 1 : 1e6;
  const values = Array.from({ length: many }, (_, i) => i / (many - 1))
    .map((share) => (way === 'geometric' ? a * (b / a) ** share : a + share * (b - a)))
    .map((value) => Math.round(value * unit) / unit);
  return { values: [...new Set(values)], error: '' };
}

/** @param {string | number} value @returns {string} for display */
export const formatValue = (value) => (typeof value === 'number' && Number.isInteger(value) ? formatCount(value) : `${value}`);

/** @param {(string | number)[]} values @returns {string} all of them, or the first and last of many */
export function formatValues(values) {
  const shown = values.map(formatValue);
  return shown.length <= 14 ? shown.join(', ') : `${shown.slice(0, 6).join(', ')}, … ${shown.slice(-2).join(', ')} (${shown.length} values)`;
}

/** @param {string} search query string: `?vary=readers:1,2,4`, at most twice @returns {{ name: string, values: string[] }[]} */
export const readVaried = (search) => new URLSearchParams(search).getAll('vary').slice(0, 2).map((text) => {
  const [name, values = ''] = text.split(':');
  return { name, values: values.split(',').filter(Boolean) };
});

/** @param {{ name: string, values: (string | number)[] }} axis */
export const writeVaried = ({ name, values }) => `${name}:${values.join(',')}`;
