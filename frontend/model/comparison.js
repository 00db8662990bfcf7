// @ts-check
import { formatNanos, formatPercent, PARTS, total } from './metrics.js';
import { formatCount, formatRate, NOTHING } from './format.js';
import { ROWS } from './downsample.js';

/** @typedef {{ group: string, name: string, unit: string, values: (number | string | null)[], ratios: (number | null)[], better: string[], moot: string[] }} Row */
/** @typedef {{ field: string, label: string, unit: string, values: (number | string | null)[] }} Difference */
/** @typedef {{ runs: { letter: string, id: string, state: RunState, reads: number, writes: number, elapsedNanos: number }[], summary: string, workload: Difference[], machine: Difference[], cautions: string[], figures: Row[] }} Comparison */

/** @type {Record<string, (value: number) => string>} */
const FORMATS = {
  'operations/s': formatRate, 'reads/s': formatRate, 'writes/s': formatRate, workers: formatCount,
  ns: (nanos) => (nanos ? formatNanos(nanos) : '0 ns'), share: formatPercent, index: (jain) => jain.toFixed(4), 'holder-seconds/s': (held) => `${Number(held.toPrecision(3))}`,
  bytes: (bytes) => `${formatCount(bytes / 2 ** 20)} MiB`,
};

/** @param {number | string | null} value @param {string} unit */
export function formatMetric(value, unit) {
  if (typeof value !== 'number') return value ?? NOTHING;
  return FORMATS[unit]?.(value) ?? `${value.toLocaleString('en-US')} ${unit}`.trim();
}

/** The unit that belongs beside the name, unless the value carries it. @param {string} unit */
export const unitBeside = (unit) => (['ns', 'share', 'grade', 'index', 'bytes'].includes(unit) ? '' : unit);

/** @param {number | string | null} value @param {string} unit */
export const formatWithUnit = (value, unit) => `${formatMetric(value, unit)} ${FORMATS[unit] && typeof value === 'number' ? unitBeside(unit) : ''}`.trim();

/** @param {number | null} ratio @returns {string} three significant digits: `×1.42`; empty for null */
export function formatRatio(ratio) {
  if (ratio === null) return '';
  return `×${ratio && ratio < 0.001 ? ratio.toExponential(1) : Number(ratio.toPrecision(3)).toLocaleString('en-US', { maximumFractionDigits: 5 })}`;
}

/** @param {Row[]} rows @returns {[string, Row[]][]} rows by group, in order */
export const grouped = (rows) => [...new Set(rows.map(({ group }) => group))].map((group) => [group, rows.filter((row) => row.group === group)]);

/** @param {Run} run @returns {import('./metrics.js').Budget} of the whole run, else of the snapshots received */
export function budgetOf({ report, series }) {
  const whole = /** @type {any} */ (report)?.budget;
  if (whole) return whole;
  const sums = PARTS.map(([part]) => {
    const column = series.column(part);
    return [part, column.over(0, ROWS) ? column.sum : 0];
  });
  return { ...Object.fromEntries(sums), estimatedNanos: 0 };
}

/** @param {import('./metrics.js').Budget[]} budgets @returns {number[]} length of each bar relative to the longest, so that all have the same scale */
export function lengths(budgets) {
  const most = Math.max(1, ...budgets.map(total));
  return budgets.map((budget) => total(budget) / most);
}

/** @param {{ letter: string, run: Run }[]} runs @returns {string[]} one sentence for each kind of missing data */
export function gapsIn(runs) {
  return runs.flatMap(({ letter, run: { snapshots: { size, last }, series } }) => {
    const sentences = [];
    if (!last) sentences.push(`Of ${letter} no snapshot is kept: it has no traces.`);
    else if (size < last) sentences.push(`Of ${letter} ${formatCount(last - size)} of ${formatCount(last)} snapshots ${last - size === 1 ? 'is' : 'are'} missing: its traces have holes.`);
    const parameters = [...new Set(series.changes.map(({ parameter }) => (parameter === 'pausedNanos' ? 'paused' : parameter)))];
    if (parameters.length) sentences.push(`${letter} was changed while it ran (${parameters.join(', ')}): its figures are of all of it.`);
    return sentences;
  });
}
