// @ts-check
import { formatValue } from '../model/axis.js';
import { NOTHING } from '../model/format.js';
import { formatSpread, METRICS } from '../model/sweep.js';
import { element } from './element.js';
import { table } from './table.js';

/** Every point in figures. @param {import('../live/sweeps.js').Sweep} sweep @param {import('../live/sweeps.js').Result} result @returns {Node[]} */
export function pointsOf({ asked: { axes } }, { points }) {
  const head = [...axes.map(({ label, unit }) => (unit && unit !== 'workers' ? `${label} (${unit})` : label)), 'Workers', 'Runs',
    ...METRICS.map(({ name, key, unit }) => (key === 'operationsPerSecond' ? `${name} (${unit})` : name)), 'Verdict'];
  return [
    element('p', { class: 'help' }, 'Median of the runs, in brackets the least and the greatest.'),
    table('point-table', 'Points', head, points.map((point) => [
      ...point.values.map(formatValue), formatValue(point.workers), `${point.operationsPerSecond?.runs ?? 0}`,
      ...METRICS.map((metric) => formatSpread(point[metric.key], metric)), element('span', { class: point.grade ?? '' }, point.grade ?? NOTHING)])),
  ];
}
