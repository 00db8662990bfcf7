// @ts-check
import { formatValue } from '../../model/sweep-axis.js';
import { formatSpread, heatRows } from '../../model/sweep.js';
import { element } from '../shared/element.js';
import { tableToCanvas } from './table-to-canvas.js';

/** Maximum share of the colour in a cell, in per cent, so that its text stays readable. */
const MOST = 45;

/** A metric over two parameters: a table whose cells are darker for higher medians. */
export class SweepHeat {
  #table = element('table', { class: 'heat' });
  root = element('div', { class: 'scroll', role: 'region', tabindex: '0', 'aria-label': 'Heat map' }, this.#table);

  /** @param {import('../../live/sweeps.js').Sweep} sweep @param {import('../../live/sweeps.js').Result} result @param {import('../../model/sweep.js').Metric} metric */
  draw({ asked }, { points }, metric) {
    const [rows, columns] = asked.axes;
    const cells = heatRows(asked.axes, points, metric);
    this.#table.dataset.ink = metric.ink;
    this.#table.replaceChildren(
      element('caption', {}, `${metric.name}, median of the runs${metric.key === 'operationsPerSecond' ? `, ${metric.unit}` : ''}; the stronger the colour, the ${metric.more ? 'more' : 'longer'}; the best is framed.`),
      element('thead', {},
        element('tr', {}, element('td', {}), element('th', { colspan: `${columns.values.length}`, scope: 'colgroup' }, named(columns))),
        element('tr', {}, element('th', { scope: 'col' }, named(rows)), ...columns.values.map((value) => element('th', { scope: 'col' }, formatValue(value))))),
      element('tbody', {}, ...cells.map((row, i) => element('tr', {}, element('th', { scope: 'row' }, formatValue(rows.values[i])),
        ...row.map(({ spread, share }) => {
          const cell = element('td', { title: formatSpread(spread, metric) }, spread ? metric.format(spread.median) : '–');
          if (share !== null) {
            cell.style.setProperty('--share', `${Math.round(MOST * share)}%`);
            cell.classList.toggle('best', share === (metric.more ? 1 : 0));
          }
          return cell;
        })))));
  }

  /** The content of its picture. */
  picture() {
    return { canvas: tableToCanvas(this.#table) };
  }
}

/** @param {import('../../live/sweeps.js').Axis} axis */
const named = ({ label, unit }) => `${label}${unit && unit !== label.toLowerCase() && unit !== 'workers' ? ` (${unit})` : ''}`;
