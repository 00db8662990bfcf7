// @ts-check
import { CHARTS, formatReading } from '../../model/charts.js';
import { formatSeconds } from '../../model/format.js';
import { Rows } from '../../model/rows.js';
import { element } from '../shared/element.js';
import { marksAt } from './marks.js';

/** Approximate number of rows. */
const MOST = 50;

/** @param {import('../../model/series.js').Series} series @param {[number, number]} range seconds @param {import('./marks.js').Mark[]} marks */
export function tableOf(series, range, marks) {
  const { x, row, high, span } = new Rows(series, range, MOST);
  const columns = CHARTS.flatMap((chart) => chart.traces.map((trace) => ({ chart, trace })));
  const heads = columns.map(({ chart, trace }) => element('th', { scope: 'col' }, `${chart.title}: ${trace.name}`));
  let before = 0;
  const lines = row.flatMap((first, i) => {
    if (!high[i]) return [];
    const from = before;
    before = x[i];
    if (x[i] < range[0] || from >= range[1]) return [];
    const reading = series.read(first, span);
    const happened = marksAt(marks, (from + x[i]) / 2, (x[i] - from) / 2);
    return [element('tr', {}, element('th', { scope: 'row' }, `${formatSeconds(x[i] * 1e9)} s`),
      ...columns.map(({ chart, trace }) => element('td', {}, formatReading(chart, trace, reading))), element('td', {}, happened))];
  });
  return element('table', {},
    element('caption', {}, 'Each line is the interval that ends then; of several snapshots, the least and the greatest.'),
    element('thead', {}, element('tr', {}, element('th', { scope: 'col' }, 'until'), ...heads, element('th', { scope: 'col' }, 'what happened'))),
    element('tbody', {}, ...lines));
}
