// @ts-check
import { formatValue } from '../../model/sweep-axis.js';
import { formatNanos } from '../../model/metrics.js';
import { chartRows, formatSpread, isByFactors } from '../../model/sweep.js';
import { element, setText } from '../shared/element.js';
import { color } from '../shared/trace-style.js';

/** @typedef {import('../../live/sweeps.js').Sweep} Sweep */
/** @typedef {import('../../live/sweeps.js').Result} Result */
/** @typedef {import('../../model/sweep.js').Metric} Metric */

/** From a classic script, without types. @type {any} */
const uPlot = /** @type {any} */ (globalThis).uPlot;

/** A metric over one numeric parameter: the median of each point, the band from its lowest to its highest run, and the law. */
export class SweepCurve {
  #stage = element('div', { class: 'curve', role: 'img' });
  #note = element('p', { class: 'note' });
  #plot = /** @type {any} */ (null);
  #drawn = '';
  #describe = (/** @type {number | null} */ _) => '';
  root = element('div', {}, this.#stage, element('p', { class: 'keys' },
    element('span', {}, element('i', { class: 'key-median' }), ' median of the runs'),
    element('span', {}, element('i', { class: 'key-band' }), ' from the least run to the greatest'),
    element('span', { class: 'of-law' }, element('i', { class: 'key-law' }), ' scalability law')), this.#note);

  constructor() {
    new ResizeObserver(() => this.#plot?.setSize(this.#size())).observe(this.#stage);
    addEventListener('themechange', () => this.#plot?.redraw());
  }

  #size() {
    return { width: this.#stage.clientWidth, height: this.#stage.clientHeight };
  }

  /** @param {Sweep} sweep @param {Result} result @param {Metric} metric */
  draw(sweep, result, metric) {
    const [axis] = sweep.asked.axes;
    const { x, min, median, max, law } = chartRows(axis, result.points, metric, result.law);
    const kind = `${sweep.id} ${metric.key}`;
    if (kind !== this.#drawn) this.#make(axis, metric);
    this.#drawn = kind;
    this.root.dataset.ink = metric.ink;
    this.root.classList.toggle('lawful', law.some((value) => value !== null));
    this.#plot.setData([x, max, min, median, law]);
    const point = (/** @type {number | null} */ i) => result.points.find(({ values }) => i !== null && values[0] === x[i]);
    this.#describe = (i) => {
      const at = point(i);
      return at ? `${axis.label} ${formatValue(at.values[0])}: ${formatSpread(at[metric.key], metric)} ${metric.key === 'operationsPerSecond' ? metric.unit : ''}` : '';
    };
    const measured = result.points.filter((one) => one[metric.key]);
    this.#stage.ariaLabel = `${metric.name} over ${axis.label.toLowerCase()}: ${measured.map((one) => `${formatValue(one.values[0])}: ${formatSpread(one[metric.key], metric)}`).join('; ')}`;
    this.#say(this.#plot.cursor.idx ?? null);
  }

  /** The content of its picture. */
  picture() {
    const ink = this.root.dataset.ink ?? 'text';
    const law = this.root.classList.contains('lawful') ? [{ name: 'scalability law', ink: 'text', dash: [6, 4] }] : [];
    return { unit: 'the band: from the least run to the greatest', legend: [{ name: 'median of the runs', ink, width: 2 }, ...law], canvas: this.#plot.root.querySelector('canvas') };
  }

  /** @param {number | null} index */
  #say(index) {
    setText(this.#note, this.#describe(index) || 'Point at the curve for the figures; “All points in figures” has them all.');
  }

  /** @param {import('../../live/sweeps.js').Axis} axis @param {Metric} metric */
  #make(axis, metric) {
    this.#plot?.destroy();
    const font = `11px ${color('font')}`;
    const ticks = (/** @type {(value: number) => string} */ format) => (/** @type {any} */ _, /** @type {(number | null)[]} */ values) =>
      values.map((value) => (value === null ? '' : format(value)));
    const line = { font, stroke: () => color('dim'), grid: { stroke: () => color('grid'), width: 1 }, ticks: { show: false }, labelFont: font, labelSize: 18, gap: 5 };
    const factors = isByFactors(axis);
    const logY = metric.key === 'p99WaitNanos';
    const ink = () => color(metric.ink);
    const dots = { show: true, size: 6, fill: ink, stroke: ink };
    this.#plot = new uPlot({
      ...this.#size(), padding: [12, 18, 0, 0], legend: { show: false },
      cursor: { y: false, drag: { x: false, y: false }, points: { show: false } },
      scales: { x: { time: false, distr: factors ? 3 : 1, range: (/** @type {any} */ _, /** @type {number} */ a, /** @type {number} */ b) => margins(a, b, factors) }, y: logY ? { distr: 3 } : { range: (/** @type {any} */ _, /** @type {number} */ __, /** @type {number} */ b) => [0, metric.key === 'jain' ? 1.05 : (b || 1) * 1.08] } },
      axes: [
        { ...line, size: 34, label: `${axis.label}${axis.unit && axis.unit !== axis.name ? ` (${axis.unit})` : ''}`, values: ticks(formatValue), splits: () => axis.values.map(Number), filter: (/** @type {any} */ plot, /** @type {number[]} */ splits) => spaced(plot, splits) },
        { ...line, size: 72, label: `${metric.name}${metric.unit ? ` (${metric.unit})` : ''}`, values: ticks(logY ? formatNanos : metric.format) },
      ],
      series: [{},
        { stroke: () => color(metric.ink), width: 0.5, points: { show: false }, spanGaps: true },
        { stroke: () => color(metric.ink), width: 0.5, points: { show: false }, spanGaps: true },
        { stroke: ink, width: 2, points: dots, spanGaps: true },
        { stroke: () => color('text'), width: 1.5, dash: [6, 4], points: { show: false }, spanGaps: true }],
      bands: [{ series: [1, 2], fill: () => `color-mix(in srgb, ${color(metric.ink)} 16%, transparent)` }],
      hooks: { setCursor: [(/** @type {any} */ plot) => this.#say(nearest(plot))] },
    }, [[], [], [], [], []], this.#stage);
  }
}

/** @param {any} plot @returns {number | null} index of the measured point nearest to the cursor */
function nearest(plot) {
  const { left } = plot.cursor;
  if (left === undefined || left < 0) return null;
  const [x, , , median] = plot.data;
  let best = null;
  for (let i = 0; i < x.length; i++) {
    if (median[i] === null) continue;
    if (best === null || Math.abs(plot.valToPos(x[i], 'x') - left) < Math.abs(plot.valToPos(x[best], 'x') - left)) best = i;
  }
  return best;
}

/** @param {number} a @param {number} b @param {boolean} factors @returns {[number, number]} with a margin at both ends */
const margins = (a, b, factors) => (factors ? [a * (a / b) ** 0.03, b * (b / a) ** 0.03] : [a - 0.03 * (b - a || 1), b + 0.03 * (b - a || 1)]);

/** @param {any} plot @param {number[]} splits @returns {(number | null)[]} without those that would overlap the previous one */
function spaced(plot, splits) {
  let last = -Infinity;
  return splits.map((value) => {
    const at = plot.valToPos(value, 'x');
    if (at - last < 44) return null;
    last = at;
    return value;
  });
}
