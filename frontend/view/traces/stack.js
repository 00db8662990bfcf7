// @ts-check
import { CHARTS } from '../../model/charts.js';
import { Chart } from './chart.js';
import { element } from '../shared/element.js';
import { Legend } from './legend.js';

/** @typedef {{ chart: Chart, legend: Legend, box: Element, stale: boolean }} Drawn */

/** The charts, one below the other, with their legends. */
export class TraceStack {
  /** @type {Drawn[]} */ #charts = [];
  /** @type {Set<Element>} */ #inView = new Set();
  /** @type {import('../../model/rows.js').Rows | null} */ #rows = null;
  #seen = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) this.#inView[isIntersecting ? 'add' : 'delete'](target);
    while (this.step());
  });

  /** @param {HTMLElement} host @param {import('./chart.js').Wiring} wiring @param {(width: number) => void} resized */
  constructor(host, wiring, resized) {
    const places = CHARTS.map((spec) => {
      const legend = new Legend(spec);
      const box = element('div', { class: 'plot', 'data-chart': spec.id });
      box.style.flexGrow = `${spec.weight}`;
      host.append(legend.root, box);
      return { spec, legend, box };
    });
    // All sizes are read before the first chart is added; otherwise each would cause a layout.
    const sizes = places.map(({ box }) => ({ width: box.clientWidth, height: box.clientHeight }));
    this.#charts = places.map(({ spec, legend, box }, i) => {
      const cursor = i ? () => {} : wiring.cursor;
      return { chart: new Chart(spec, box, sizes[i], { ...wiring, cursor }, i === CHARTS.length - 1), legend, box, stale: false };
    });
    const resizes = new ResizeObserver((entries) => {
      for (const { target, contentRect } of entries) {
        if (contentRect.width) this.#charts.find(({ box }) => box === target)?.chart.resize(contentRect);
      }
      if (entries[0].contentRect.width) resized(entries[0].contentRect.width);
    });
    for (const { box } of this.#charts) {
      this.#seen.observe(box);
      resizes.observe(box);
    }
    // An exported picture contains all of them.
    addEventListener('picture', () => this.#charts.filter(({ stale }) => stale).forEach((each) => this.#paint(each)));
    addEventListener('themechange', () => {
      for (const { legend } of this.#charts) legend.paint();
      this.redraw();
    });
  }

  /** @returns {any[]} of uPlot; the first one represents the common time axis */
  get plots() {
    return this.#charts.map(({ chart }) => chart.plot);
  }

  /** Resets the value axes for another run. */
  clear() {
    for (const { chart } of this.#charts) chart.clear();
  }

  /** @param {import('./ghost.js').Ghost | null} ghost */
  behind(ghost) {
    for (const { chart } of this.#charts) chart.behind(ghost);
    if (this.#rows) this.draw(this.#rows);
    while (this.step());
  }

  /** @param {import('../../model/rows.js').Rows} rows drawn at once if visible, else when they become visible */
  draw(rows) {
    this.#rows = rows;
    for (const each of this.#charts) each.stale = true;
  }

  /** Whether a visible chart needs drawing. */
  get due() {
    return this.#charts.some((each) => this.#isDue(each));
  }

  /** Draws one of them. @returns {boolean} whether another one is left */
  step() {
    const next = this.#charts.find((each) => this.#isDue(each));
    if (next) this.#paint(next);
    return this.due;
  }

  /** @param {Drawn} each */
  #isDue({ box, stale }) {
    return stale && this.#inView.has(box);
  }

  /** @param {Drawn} each */
  #paint(each) {
    each.stale = false;
    if (this.#rows) each.chart.draw(this.#rows);
  }

  redraw() {
    for (const plot of this.plots) plot.redraw(false);
  }

  /** @param {(chart: import('../../model/charts.js').Spec, trace: import('../../model/charts.js').Trace) => string} text for each value */
  say(text) {
    for (const { legend, box, chart: { beyond } } of this.#charts) {
      if (this.#inView.has(box)) legend.show((spec, trace) => text(spec, trace) + (beyond && trace.key.startsWith('offered') ? ' ↑' : ''));
    }
  }

  /** @param {import('../../model/series.js').Reading} reading */
  words(reading) {
    return this.#charts.map(({ legend }) => legend.words(reading)).join(' ');
  }

  /** @param {number} seconds @returns {number | null} pixels from the left of the stack; null if not visible */
  position(seconds) {
    const { bbox, valToPos } = this.plots[0];
    const at = valToPos(seconds, 'x');
    return at < 0 || at > bbox.width / devicePixelRatio ? null : at + bbox.left / devicePixelRatio;
  }

  /** Moves the cursor of all charts. @param {number | null} seconds null hides it */
  point(seconds) {
    const [plot] = this.plots;
    const left = seconds === null ? -10 : plot.valToPos(seconds, 'x');
    if (Math.abs(left - plot.cursor.left) > 0.5) plot.setCursor({ left, top: 0 }, true, true);
  }
}
