// @ts-check
import { formatValues } from './sweep-axis.js';
import { formatNanos } from './metrics.js';
import { counted, formatCount, formatRate, NOTHING } from './format.js';

/** @typedef {import('../live/sweeps.js').Spread} Spread */
/** @typedef {import('../live/sweeps.js').Point} Point */
/** @typedef {import('../live/sweeps.js').Law} Law */
/** @typedef {import('../live/sweeps.js').Axis} Axis */
/** A metric of a point. @typedef {{ key: 'operationsPerSecond' | 'p99WaitNanos' | 'jain', name: string, unit: string, ink: string, more: boolean, format: (value: number) => string }} Metric */

/** A typical automatic warm-up. */
const WARMUP_MILLIS = 500;
/** Start of the JVM of each run, measured. */
const AROUND_MILLIS = 400;
/** From this ratio of maximum to minimum on, the axis is logarithmic. */
const FAR = 16;
const CURVE_POINTS = 160;

/** `more` says whether higher is better. @type {Metric[]} */
export const METRICS = [
  { key: 'operationsPerSecond', name: 'Throughput', unit: 'operations/s', ink: 'reads', more: true, format: formatRate },
  { key: 'p99WaitNanos', name: 'p99 wait', unit: '', ink: 'wait', more: false, format: formatNanos },
  { key: 'jain', name: 'Fairness', unit: 'Jain’s index, 0 to 1', ink: 'hold', more: true, format: (value) => value.toFixed(3) },
];

/**
 * @param {Workload} workload
 * @param {{ name: string, values: unknown[] }[]} axes
 * @param {number} repeats
 * @returns {{ points: number, runs: number, millis: number }} estimate for a sweep
 */
export function estimate(workload, axes, repeats) {
  const points = axes.reduce((product, { values }) => product * values.length, 1);
  const duration = Number(workload.durationMillis) + Number(workload.warmUpMillis ?? WARMUP_MILLIS);
  const runs = points * repeats;
  return { points, runs, millis: runs * (duration + AROUND_MILLIS) };
}

/** @param {number} millis to the second: `1 min 5 s` */
export function formatSpan(millis) {
  const seconds = Math.max(0, Math.round(millis / 1000));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  return minutes < 60 ? `${minutes} min ${seconds % 60} s` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** @param {Spread | null} spread @param {Metric} metric @returns {string} `91,200 (90,800–91,400)` */
export const formatSpread = (spread, { format }) => (spread
  ? spread.runs > 1 ? `${format(spread.median)} (${format(spread.min)}–${format(spread.max)})` : format(spread.median)
  : NOTHING);

/** @param {Axis} axis @returns {boolean} whether its axis is logarithmic */
export function isByFactors({ values }) {
  const [least, greatest] = [Number(values[0]), Number(values.at(-1))];
  return isFar(least, greatest);
}

/** @param {number} least @param {number} greatest */
const isFar = (least, greatest) => least > 0 && greatest / least >= FAR;

/** @param {Law} law that fits @param {number} workers @returns {boolean} whether the rounded number is outside the measured range */
export const isExtrapolated = ({ residuals }, workers) => Math.round(workers) < residuals[0].workers || Math.round(workers) > residuals[residuals.length - 1].workers;

/** @param {number} value with three significant digits */
const short = (value) => Number(value.toPrecision(3)).toLocaleString('en-US', { maximumSignificantDigits: 3 });

/** @param {{ low: number | null, high: number | null }} interval @returns {string} `95 %: 0.1 to 0.2`, or one-sided */
const formatInterval = ({ low, high }) => `95 %: ${high === null ? (low ? `${short(low)} or more` : 'any') : low ? `${short(low)} to ${short(high)}` : `at most ${short(high)}`}`;

/** @param {import('../live/sweeps.js').Estimate | null} estimate @returns {string} `0.15 (95 %: 0.1 to 0.2)` */
export const formatEstimate = (estimate) => (!estimate ? NOTHING
  : estimate.low === null && estimate.high === null ? `${short(estimate.value)}, at its bound` : `${short(estimate.value)} (${formatInterval(estimate)})`);

/** @param {Law} law that fits @returns {string} its peak with its interval, or that none can be shown */
export function formatPeak(law) {
  const { peak, peakInterval } = law;
  const at = peak && `${counted(peak.workers, 'worker')}, ${formatRate(peak.throughput)} operations/s${isExtrapolated(law, peak.workers) ? ' (extrapolated)' : ''}`;
  if (!peakInterval) return at ?? 'none';
  const interval = `${formatInterval(peakInterval)} workers`;
  if (peakInterval.high !== null) return `${at} (${interval})`;
  return `none can be shown${at ? `; of the curve: ${at}` : ''} (${interval}${isExtrapolated(law, peakInterval.low) ? ', extrapolated' : ''})`;
}

/** @param {Law} law @param {number} workers @returns {number} operations per second */
export function lawAt({ lambda, sigma, kappa }, workers) {
  if (!lambda || !sigma || !kappa) return NaN;
  return lambda.value * workers / (1 + sigma.value * (workers - 1) + kappa.value * workers * (workers - 1));
}

/**
 * Columns of a chart over one numeric parameter; null for no value.
 * @param {Axis} axis
 * @param {Point[]} points
 * @param {Metric} metric
 * @param {Law | null} law included if it fits and throughput is shown, within the measured range
 * @returns {{ x: number[], min: (number | null)[], median: (number | null)[], max: (number | null)[], law: (number | null)[] }}
 */
export function chartRows(axis, points, metric, law) {
  const measured = new Map(points.map((point) => [Number(point.values[0]), point[metric.key]]));
  const others = points.length ? points[0].workers - Number(points[0].values[0]) : 0;
  const fitting = law?.fits && metric.key === 'operationsPerSecond' ? law : null;
  const places = fitting ? between(axis, points, others) : [];
  const x = [...new Set([...measured.keys(), ...places])].sort((a, b) => a - b);
  const of = (/** @type {'min' | 'median' | 'max'} */ key) => x.map((at) => measured.get(at)?.[key] ?? null);
  return { x, min: of('min'), median: of('median'), max: of('max'), law: x.map((at) => (fitting && at >= places[0] && at <= places[CURVE_POINTS - 1] ? lawAt(fitting, at + others) : null)) };
}

/** @param {Axis} axis @param {Point[]} points @param {number} others workers that are not varied @returns {number[]} x positions dense enough for a smooth curve, over the measured range */
function between(axis, points, others) {
  const measured = points.filter((point) => point.operationsPerSecond).map(({ values }) => Number(values[0]));
  const [least, greatest] = [Math.max(measured[0], others ? 0 : 1), measured[measured.length - 1]];
  return Array.from({ length: CURVE_POINTS }, (_, i) => i / (CURVE_POINTS - 1))
    .map((share) => (isByFactors(axis) ? least * (greatest / least) ** share : least + share * (greatest - least)));
}

/**
 * @param {Axis[]} axes two: rows, columns
 * @param {Point[]} points
 * @param {Metric} metric
 * @returns {{ spread: Spread | null, share: number | null }[][]} by row; `share` from 0 for the lowest median to 1 for the highest, logarithmic over wide ranges
 */
export function heatRows([rows, columns], points, metric) {
  const medians = points.flatMap((point) => point[metric.key]?.median ?? []);
  const scale = isFar(Math.min(...medians), Math.max(...medians)) ? Math.log : Number;
  const [least, greatest] = [scale(Math.min(...medians)), scale(Math.max(...medians))];
  return rows.values.map((_, row) => columns.values.map((__, column) => {
    const spread = points[row * columns.values.length + column]?.[metric.key] ?? null;
    return { spread, share: spread ? (greatest > least ? (scale(spread.median) - least) / (greatest - least) : 1) : null };
  }));
}

/** @param {Point[]} points @param {Metric} metric @returns {number} the highest value of any run; 0 for none */
export const greatest = (points, { key }) => Math.max(0, ...points.map((point) => point[key]?.max ?? 0));

/** The parameters in a sweep's summary, with their format. @type {[string, (value: any) => string][]} */
const REPORTED = [
  ['lock', String], ['threads', (value) => `${value} threads`], ['readers', (value) => counted(value, 'reader')], ['writers', (value) => counted(value, 'writer')],
  ['keys', (value) => counted(value, 'key')], ['pauseMicros', (value) => `pause ${formatCount(value)} µs`], ['holdMicros', (value) => `hold ${formatCount(value)} µs`],
  ['durationMillis', (value) => `${formatCount(value)} ms a run`],
];

/** @param {Workload} workload @param {Axis[]} axes varied, so left out @returns {string} in brief */
export const describeFixed = (workload, axes) => REPORTED
  .filter(([name]) => !axes.some((axis) => axis.name === name))
  .map(([name, say]) => say(workload[name]))
  .join(', ');

/** @param {import('../live/sweeps.js').Asked} asked @returns {string} what was varied and what was fixed */
export const describeSweep = ({ axes, workload, repeats, seed }) =>
  `${axes.map(({ label, values }) => `${label}: ${formatValues(values)}`).join(' × ')}. ${describeFixed(workload, axes)}; ${counted(repeats, 'round')} in random order (seed ${seed}), after a warm-up that does not count.`;
