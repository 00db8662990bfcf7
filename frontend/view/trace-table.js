// @ts-check
import { CHARTS, say } from '../model/charts.js';
import { formatSeconds } from '../model/format.js';
import { Rows } from '../model/rows.js';
import { element } from './element.js';
import { marksAt } from './trace-marks.js';

/** About as many rows are shown. */
const MOST = 50;

/** The traces in sight as a table, and the switch to it. */
export class TraceTable {
  root = element('div', { class: 'table', tabindex: '0', role: 'region', 'aria-label': 'Traces as a table', hidden: '' });
  toggle = element('button', { type: 'button', 'aria-pressed': 'false' }, 'Show as table');

  /** @param {(shown: boolean) => void} changed */
  constructor(changed) {
    this.toggle.onclick = () => {
      this.root.replaceChildren();
      this.root.hidden = this.shown;
      this.toggle.ariaPressed = `${this.shown}`;
      changed(this.shown);
    };
  }

  get shown() {
    return !this.root.hidden;
  }

  /** @param {import('../model/series.js').Series} series @param {[number, number]} range seconds @param {import('./trace-marks.js').Mark[]} marks */
  fill(series, range, marks) {
    const { scrollTop, scrollLeft } = this.root;
    this.root.replaceChildren(makeTable(series, range, marks));
    this.root.scrollTo(scrollLeft, scrollTop);
  }
}

/** @param {import('../model/series.js').Series} series @param {[number, number]} range seconds @param {import('./trace-marks.js').Mark[]} marks */
function makeTable(series, range, marks) {
  const { x, row, high, span } = new Rows(series, range, MOST);
  const columns = CHARTS.flatMap((chart) => chart.traces.map((trace) => ({ chart, trace })));
  const heads = columns.map(({ chart, trace }) => element('th', { scope: 'col' }, `${chart.title}: ${trace.name}`));
  let before = 0;
  const lines = row.flatMap((first, i) => {
    if (!high[i] || x[i] < range[0]) return [];
    const reading = series.read(first, span);
    const middle = (before + x[i]) / 2;
    const happened = marksAt(marks, middle, (x[i] - before) / 2);
    before = x[i];
    return [element('tr', {}, element('th', { scope: 'row' }, `${formatSeconds(x[i] * 1e9)} s`),
      ...columns.map(({ chart, trace }) => element('td', {}, say(chart, trace, reading))), element('td', {}, happened))];
  });
  return element('table', {},
    element('caption', {}, 'Each line is the interval that ends then; of several snapshots, the least and the greatest.'),
    element('thead', {}, element('tr', {}, element('th', { scope: 'col' }, 'until'), ...heads, element('th', { scope: 'col' }, 'what happened'))),
    element('tbody', {}, ...lines));
}
