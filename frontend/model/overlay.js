// @ts-check
import { CHARTS, roundUp, formatReading } from './charts.js';

/** @typedef {import('./charts.js').Spec} Spec */
/** @typedef {import('./charts.js').Trace} Trace */
/** @typedef {import('./rows.js').Rows} Rows */
/** One trace of several runs. @typedef {{ id: string, chart: Spec, trace: Trace, title: string }} Overlay */

/** A chart for each measured trace of the scope that is not part of a stack. @type {Overlay[]} */
export const OVERLAYS = CHARTS.filter(({ stack }) => !stack).flatMap((chart) => chart.traces
  .filter(({ key }) => !key.startsWith('offered'))
  .map((trace) => ({ id: trace.key, chart, trace, title: chart.traces.length > 1 && chart.id === 'wait' ? `Wait ${trace.name}` : chart.id === 'rates' ? capital(trace.name) : chart.title })));

/** @param {string} word */
function capital(word) {
  return word[0].toUpperCase() + word.slice(1);
}

/** Where one value ends when the next starts, the next is drawn this much later, seconds. */
const LATER = 1e-9;

/**
 * Joins lines with separate times on one axis.
 * @param {{ x: number[], y: (number | null)[] }[]} lines ascending; null for a gap
 * @returns {[number[], ...(number | null | undefined)[][]]} all times, and the values of each line; undefined where it has no point
 */
export function together(lines) {
  const own = lines.map(({ x, y }) => {
    let last = -Infinity;
    return { y, x: x.map((at) => (last = at > last ? at : last + LATER)) };
  });
  const times = [...new Set(own.flatMap(({ x }) => x))].sort((a, b) => a - b);
  const values = own.map(({ x, y }) => {
    let next = 0;
    return times.map((time) => (x[next] === time ? y[next++] : undefined));
  });
  return [times, ...values];
}

/** @param {(number | null)[][]} values @param {Spec} chart @returns {[number, number]} round axis bounds */
export function boundsOf(values, { log, least = 0 }) {
  let [low, high] = [Infinity, 0];
  for (const line of values) {
    for (const value of line) {
      if (value === null) continue;
      if (value < low) low = value;
      if (value > high) high = value;
    }
  }
  if (!high) return log ? [100, 10_000] : [0, least || 1];
  if (!log) return [0, high <= least && high > least / 2 ? least : roundUp(1.05 * high)];
  const from = 10 ** Math.floor(Math.log10(Math.max(1, low)));
  return [from, Math.max(10 * from, 10 ** Math.ceil(Math.log10(high)))];
}

/** @param {Overlay} overlay @param {{ letter: string, reading: import('./series.js').Reading }[]} runs each in the visible range @returns {string} for screen readers */
export function describeOverlay({ title, chart, trace }, runs) {
  const parts = runs.map(({ letter, reading }) => {
    const mean = reading[trace.key]?.mean;
    return mean === undefined ? `${letter} nothing` : `${letter} ${formatReading(chart, trace, reading)}, mean ${chart.format(mean)}`;
  });
  return `${title}, ${chart.unit}: ${parts.join('; ')}.`;
}
