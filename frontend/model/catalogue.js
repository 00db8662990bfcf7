// @ts-check
import entries from './metrics.json' with { type: 'json' };

/** @typedef {{ name: string, unit: string, help: string, distribution?: boolean, snapshot?: string, report?: string, group?: string, label?: string, statistic?: boolean }} Metric */

const STATISTICS = ['count', 'p50', 'p90', 'p99', 'p999', 'max'];

/** The metrics of snapshots and reports; the server reads the same file and documents its fields. @type {Metric[]} */
export const CATALOGUE = entries;

/** @type {Map<string, Metric>} */
const BY_NAME = new Map(CATALOGUE.flatMap((metric) => (metric.distribution ? STATISTICS.map((field) => statistic(metric, field)) : [metric])).map((metric) => [metric.name, metric]));

/** @param {Metric} distribution @param {string} field @returns {Metric} such as `p99Wait` */
function statistic({ name, unit, help, snapshot, report }, field) {
  const at = (/** @type {string | undefined} */ pointer) => pointer && `${pointer}/${field}`;
  return { name: field + name[0].toUpperCase() + name.slice(1), unit: field === 'count' ? 'operations' : unit, help, snapshot: at(snapshot), report: at(report), statistic: true };
}

/** @param {string} name of a metric, or of a statistic of a distribution such as `p99Wait` @returns {Metric} */
export function metricOf(name) {
  const metric = BY_NAME.get(name);
  if (!metric) throw new Error(`There is no metric ${name}.`);
  return metric;
}

/** @param {any} object @param {string} pointer in the sense of RFC 6901, without escapes @returns {any} undefined where there is nothing */
export const valueAt = (object, pointer) => pointer.slice(1).split('/').reduce((value, name) => value?.[name], object);

/** @param {string} name of a metric of snapshots @returns {(snapshot: any) => number | null | undefined} its value; none for a statistic of no operation */
export function readerOf(name) {
  const { snapshot: at = '', statistic: ofDistribution } = metricOf(name);
  const path = at.slice(1).split('/');
  const field = /** @type {string} */ (path.pop());
  return (snapshot) => {
    const parent = path.reduce((value, part) => value?.[part], snapshot);
    return ofDistribution && !parent?.count ? null : parent?.[field];
  };
}

/** Whether figures of what the end of a run cut off are at a pointer: lower bounds. @param {string} at */
const isAtLeast = (at) => at.startsWith('/cutOff/');

/**
 * @param {any} report
 * @returns {[string, import('./metrics.js').Distribution, boolean][]} the rows of the table of times, and whether one has lower bounds; those only where something was cut off
 */
export const times = (report) => CATALOGUE.flatMap(({ distribution, label, report: at }) => {
  const found = distribution && label && at ? valueAt(report, at) : null;
  if (!found || !at) return [];
  const nothingCutOff = isAtLeast(at) && !(at.startsWith('/cutOff/waits') ? report.cutOff.waits : report.cutOff.due);
  return nothingCutOff ? [] : [[/** @type {string} */ (label), found, isAtLeast(at)]];
});
