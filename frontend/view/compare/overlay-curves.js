// @ts-check
import { formatNanos } from '../../model/metrics.js';
import { NOTHING } from '../../model/format.js';
import { together } from '../../model/overlay.js';
import { curveOf, formatPercentile, nines, pointsOf, pointsOfBuckets, valueAt } from '../../model/percentiles.js';
import { element, setText } from '../shared/element.js';
import { ninesAxes } from '../shared/nines-axes.js';
import { drawLetters, legendOf } from './run-style.js';
import { color } from '../shared/trace-style.js';

/** @typedef {import('./overlays.js').Placed} Placed */
/** @typedef {import('../../model/percentiles.js').Curve} Curve */

/** From a classic script, without types. @type {any} */
const uPlot = /** @type {any} */ (globalThis).uPlot;
const WHOSE = ['all', 'reads', 'writes'];

/** Percentile curves of waits and holds of several runs. */
export class OverlayCurves {
  #note = element('output', { class: 'readout' });
  #whose = 'all';
  #buttons = WHOSE.map((whose) => element('button', { type: 'button', 'aria-pressed': `${whose === 'all'}` }, whose));
  #plots;
  /** @type {Placed[]} */ #runs = [];

  /** @param {HTMLElement} host */
  constructor(host) {
    this.#plots = [{ what: 'wait', title: 'Wait' }, { what: 'hold', title: 'Hold' }, { what: 'latency', title: 'Latency from due' }].map(({ what, title }) => {
      const box = element('div', { class: 'plot', role: 'img' });
      const root = element('div', { class: 'overlay' }, element('h3', { class: `ink-${what}` }, title, element('span', { class: 'unit' }, 'by percentile, log scale')), box);
      return { what, title, box, root, plot: /** @type {any} */ (null), curves: /** @type {{ place: any, curve: Curve | null }[]} */ ([]) };
    });
    const tools = element('div', { class: 'chips', role: 'group', 'aria-label': 'Of which operations' }, ...this.#buttons);
    host.append(element('div', { class: 'head' }, element('h2', {}, 'Percentiles'), this.#note, tools), element('div', { class: 'overlays' }, ...this.#plots.map(({ root }) => root)));
    this.#buttons.forEach((button, i) => (button.onclick = () => this.#choose(WHOSE[i])));
    new ResizeObserver(() => this.#draw()).observe(host);
    addEventListener('themechange', () => this.#plots.forEach(({ plot }) => plot?.redraw(false)));
  }

  /** @param {Placed[]} runs */
  show(runs) {
    this.#runs = runs;
    this.#draw();
  }

  /** @returns {import('../shared/export-row.js').Chart[]} the visible ones */
  get charts() {
    return this.#plots.filter(({ plot }) => plot).map(({ title, plot }) => ({
      title: `${title} by percentile`,
      panel: () => ({ title: `${title} by percentile, ${this.#whose}`, unit: 'log scale', legend: legendOf(this.#runs), canvas: plot.root.querySelector('canvas') }),
    }));
  }

  /** @param {string} whose */
  #choose(whose) {
    this.#whose = whose;
    this.#buttons.forEach((button, i) => (button.ariaPressed = `${WHOSE[i] === whose}`));
    this.#draw();
  }

  #draw() {
    for (const each of this.#plots) {
      each.curves = this.#runs.map(({ place, run }) => ({ place, curve: curveFor(run, each.what, this.#whose) }));
      each.root.hidden = each.curves.every(({ curve }) => !curve);
      each.plot?.destroy();
      each.plot = null;
      if (each.root.hidden || !each.box.clientWidth) continue;
      const drawn = [...each.curves].reverse().flatMap(({ place, curve }) => (curve ? [{ place, x: curve.x, y: curve.y }] : []));
      each.plot = new uPlot({ width: each.box.clientWidth, height: each.box.clientHeight, ...this.#options(drawn) }, together(drawn), each.box);
      each.box.ariaLabel = `${each.title}, ${this.#whose}: ${each.curves.map(({ place, curve }) => `${place.letter} median ${time(curve, nines(50))}, p99 ${time(curve, nines(99))}, longest ${time(curve, curve?.x.at(-1) ?? 0)}`).join('; ')}.`;
    }
    this.#say(null);
  }

  /** @param {number | null} at nines under the cursor */
  #say(at) {
    const unknown = this.#runs.filter(({ run }) => !run.report).map(({ place }) => place.letter);
    const still = unknown.length ? `Of ${unknown.join(', ')} from buckets of its snapshots: up to 19 % high, not by reads and writes.` : 'Of whole runs, to three digits. A curve ends at its longest, one in as many as were timed.';
    setText(this.#note, at === null ? still : this.#plots.filter(({ root }) => !root.hidden).map(({ title, curves }) =>
      `${title} ${formatPercentile(at)}: ${curves.map(({ place, curve }) => `${place.letter} ${time(curve, at)}`).join('  ')}`).join('   '));
  }

  /** @param {import('./run-style.js').Drawn[]} drawn */
  #options(drawn) {
    return {
      padding: [8, 24, 0, 0],
      legend: { show: false },
      cursor: { y: false, drag: { x: false, y: false }, points: { show: false }, sync: { key: 'percentiles', setSeries: false } },
      ...ninesAxes(() => Math.max(4, ...drawn.map(({ x }) => x.at(-1) ?? 0))),
      series: [{}, ...drawn.map(({ place: { ink, dash } }) => ({ stroke: () => color(ink), width: 1.5, dash, points: { show: false } }))],
      hooks: {
        draw: [(/** @type {any} */ plot) => drawLetters(plot, drawn)],
        setCursor: [(/** @type {any} */ plot) => this.#say(plot.cursor.left > 0 ? plot.posToVal(plot.cursor.left, 'x') : null)],
      },
    };
  }
}

/** @param {Run} run @param {string} what @param {string} whose @returns {Curve | null} */
function curveFor({ report, heat }, what, whose) {
  const all = /** @type {any} */ (report)?.[what];
  const distribution = whose === 'all' ? all : all?.[whose];
  if (distribution?.count) return curveOf(pointsOf(distribution), distribution.count);
  const layer = !report && whose === 'all' && { wait: heat.wait, hold: heat.hold }[what];
  return layer && layer.count ? curveOf(pointsOfBuckets(layer), layer.count) : null;
}

/** @param {Curve | null} curve @param {number} at nines */
function time(curve, at) {
  const nanos = curve ? valueAt(curve, at) : undefined;
  return nanos === undefined ? NOTHING : formatNanos(nanos);
}
