// @ts-check
import { formatReading } from '../../model/charts.js';
import { describeOverlay, OVERLAYS } from '../../model/overlay.js';
import { Rows } from '../../model/rows.js';
import { TimeAxis } from '../../model/time-axis.js';
import { element, setText } from '../shared/element.js';
import { OverlayChart } from './overlay-chart.js';
import { legendOf } from './run-style.js';
import { bindTimeAxisKeys } from '../shared/time-axis-keys.js';

/** @typedef {import('./overlay-chart.js').Line} Line */
/** A run and its mark. @typedef {{ place: import('./run-style.js').Place, run: Run }} Placed */

const HINT = 'Drag to zoom; point, or use the arrow keys, to read. Times are since each run’s start.';

/** The traces of all runs on one time axis, one chart each. */
export class Overlays {
  #readout = element('output', { class: 'readout' }, HINT);
  #reset = element('button', { type: 'button', disabled: '' }, 'Reset zoom');
  #plots = element('div', { class: 'overlays', tabindex: '0', role: 'group', 'aria-label': 'Traces, one chart each' });
  #axis = new TimeAxis(() => this.#changed());
  #charts;
  /** @type {Placed[]} */ #runs = [];
  /** @type {Line[]} */ #lines = [];
  #drawn = '';

  /** @param {HTMLElement} host */
  constructor(host) {
    const wiring = { range: () => this.#axis.range, zoom: (/** @type {[number, number] | null} */ range) => this.#axis.to(range) };
    this.#charts = OVERLAYS.map((overlay, i) => {
      const values = element('span', { class: 'values' });
      const box = element('div', { class: 'plot', role: 'img', 'data-overlay': overlay.id });
      const root = element('div', { class: 'overlay' }, element('h3', { class: `ink-${overlay.trace.ink}` }, overlay.title, element('span', { class: 'unit' }, overlay.chart.unit), values), box);
      const cursor = i ? () => {} : (/** @type {number | null} */ seconds) => this.#axis.point(seconds);
      return { overlay, values, box, root, chart: new OverlayChart(overlay, box, { ...wiring, cursor }) };
    });
    this.#plots.append(...this.#charts.map(({ root }) => root));
    host.append(element('div', { class: 'head' }, element('h2', {}, 'Traces'), this.#readout, this.#reset), this.#plots);
    this.#reset.onclick = () => this.#axis.to(null);
    new ResizeObserver(() => this.#draw()).observe(this.#plots);
    addEventListener('themechange', () => this.#charts.forEach(({ chart }) => chart.plot?.redraw(false)));
    bindTimeAxisKeys(this.#plots, {
      move: (points) => this.#move(points), set: () => {}, clear: () => this.#axis.point(null), reset: () => this.#axis.to(null),
      zoomBy: (factor) => this.#axis.by(factor, this.#axis.cursor ?? undefined),
    });
  }

  /** @param {Placed[]} runs two or more */
  show(runs) {
    this.#runs = runs;
    const open = runs.some(({ run }) => run.workload.pacing === 'open');
    for (const { overlay, root } of this.#charts) root.hidden = overlay.id === 'latency' && !open;
    const end = (/** @type {Run} */ { snapshots: { t, last } }) => t[last] ?? 0;
    this.#axis.follow(runs.reduce((longest, { run }) => (end(run) > end(longest) ? run : longest), runs[0].run));
    this.#drawn = '';
    this.#draw();
  }

  /** @returns {import('../shared/export-row.js').Chart[]} the visible ones */
  get charts() {
    return this.#charts.filter(({ root }) => !root.hidden).map(({ overlay: { title, chart: { unit } }, chart }) => ({
      title, panel: () => ({ title, unit, legend: legendOf(this.#runs), canvas: chart.plot.root.querySelector('canvas') }),
    }));
  }

  #changed() {
    this.#draw();
    this.#say();
  }

  /** Redraws everything if the visible range or the size has changed. */
  #draw() {
    const [from, to] = this.#axis.range;
    const width = this.#charts[0].box.clientWidth;
    const drawn = `${from} ${to} ${width}`;
    if (!width || !this.#runs.length || drawn === this.#drawn) return;
    this.#drawn = drawn;
    this.#reset.disabled = !this.#axis.zoom;
    this.#lines = this.#runs.map(({ place, run }) => ({ place, rows: new Rows(run.series, [from, to], width) }));
    const readings = this.#lines.map(({ place: { letter }, rows }) => ({ letter, reading: rows.row.length ? rows.series.read(Math.max(0, rows.row[0]), rows.span * rows.row.length) : {} }));
    for (const { overlay, box, root, chart } of this.#charts) {
      if (root.hidden) continue;
      chart.draw(this.#lines);
      box.ariaLabel = describeOverlay(overlay, readings);
    }
    this.#say();
  }

  /** Shows the values under the cursor. */
  #say() {
    const { cursor } = this.#axis;
    setText(this.#readout, cursor === null ? HINT : `t ${cursor.toFixed(3)} s`);
    const readings = cursor === null ? [] : this.#lines.map(({ rows }) => rows.read(cursor));
    for (const { overlay, values, root } of this.#charts) {
      if (root.hidden) continue;
      setText(values, this.#runs.map(({ place: { letter } }, i) => (readings[i] ? `${letter} ${formatReading(overlay.chart, overlay.trace, readings[i], true)}` : '')).join('   '));
    }
  }

  /** Moves the cursor along the longest run. @param {number} points */
  #move(points) {
    const [{ chart: { plot } }] = this.#charts;
    const longest = this.#lines.reduce((one, { rows }) => (rows.x.length > one.x.length ? rows : one), this.#lines[0].rows);
    const to = longest.step(this.#axis.cursor, points, this.#axis.range);
    if (to !== undefined) plot.setCursor({ left: plot.valToPos(to, 'x'), top: 0 }, true, true);
  }
}
