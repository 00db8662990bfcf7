// @ts-check
import { counted } from '../../model/format.js';
import { columnsOf, formatRatio, formatTick, spanOf, ticksOf } from '../../model/ratio.js';
import { element, setText } from '../shared/element.js';
import { color } from '../shared/trace-style.js';

/** @typedef {import('../../live/duels.js').Duel} Duel */

/** From a classic script, without types. @type {any} */
const uPlot = /** @type {any} */ (globalThis).uPlot;

/** Chart of one metric: a dot for the ratio of each pair, a line for the median, a band for its interval. */
export class RatioChart {
  #key;
  #name;
  #stage = element('div', { class: 'stage', role: 'img' });
  #words = element('p');
  #plot;
  /** @type {[number, number]} */ #span = [-1, 1];
  #planned = 1;
  root;

  /** @param {'operations' | 'p99Wait'} key @param {string} name @param {string} ink */
  constructor(key, name, ink) {
    this.#key = key;
    this.#name = name;
    this.root = element('div', { class: 'ratio' }, element('div', { class: 'head' }, element('h2', {}, name), this.#words), this.#stage);
    this.#plot = new uPlot({ width: 300, height: 200, ...this.#options(ink) }, [[], [], [], [], [], [], [], []], this.#stage);
    new ResizeObserver(() => this.#resize()).observe(this.#stage);
    addEventListener('themechange', () => this.#plot.redraw());
  }

  /** @param {Duel} duel including its result */
  draw({ asked, state, result }) {
    if (!result) return;
    const ratio = result[this.#key];
    this.#planned = asked.slices + asked.warmUp;
    const columns = columnsOf(result.pairs, this.#key, ratio, this.#planned);
    this.#span = spanOf(columns);
    const { x, high, low, one, median, warmUp, aFirst, bFirst } = columns;
    this.#plot.setData([x, high, low, one, median, warmUp, aFirst, bFirst]);
    const pairs = counted(ratio.pairs, 'pair');
    const interval = ratio.low === null ? `${pairs}, too few for an interval yet` : `95% interval ${formatRatio(ratio.low)} to ${formatRatio(ratio.high)}, ${pairs}`;
    setText(this.#words, ratio.median === null ? `no pair that counts${state === 'running' ? ' yet' : ''}` : `median ${formatRatio(ratio.median)}, ${interval}`);
    this.#stage.ariaLabel = `${this.#name}, pair by pair: ${this.#words.textContent}. The table below has each pair.`;
  }

  /** @returns {import('../shared/export-row.js').Chart} */
  get chart() {
    return {
      title: this.#name,
      panel: () => ({ title: this.#name, unit: this.#words.textContent ?? '', canvas: this.#plot.root.querySelector('canvas') }),
    };
  }

  #resize() {
    const { clientWidth: width, clientHeight: height } = this.#stage;
    if (width && height) this.#plot.setSize({ width, height });
  }

  /** @param {string} ink */
  #options(ink) {
    const font = `11px ${color('font')}`;
    const axis = { font, stroke: () => color('dim'), grid: { stroke: () => color('grid'), width: 1 }, ticks: { show: false }, gap: 4 };
    const line = (/** @type {object} */ how) => ({ points: { show: false }, spanGaps: true, ...how });
    const dots = (/** @type {string} */ stroke, /** @type {string} */ fill, size = 7) => ({
      paths: () => null, stroke: () => color(stroke), points: { show: true, size, width: 1.5, stroke: () => color(stroke), fill: () => color(fill) },
    });
    return {
      padding: [8, 10, 0, 0],
      legend: { show: false },
      cursor: { show: false },
      scales: { x: { time: false, range: () => [0.5, this.#planned + 0.5] }, y: { range: () => this.#span } },
      axes: [
        { ...axis, size: 22, incrs: [1, 2, 5, 10, 20, 50], grid: { show: false }, label: 'pair of slices', labelFont: font, labelSize: 16 },
        { ...axis, size: 54, splits: () => ticksOf(...this.#span), values: (/** @type {any} */ _, /** @type {number[]} */ ticks) => ticks.map(formatTick) },
      ],
      bands: [{ series: [1, 2], fill: () => color(`${ink}-band`) }],
      series: [
        {}, line({ width: 0 }), line({ width: 0 }),
        line({ width: 1, dash: [5, 4], stroke: () => color('dim') }), line({ width: 2, stroke: () => color(ink) }),
        dots('pause', 'panel', 5), dots(ink, ink), dots(ink, 'panel'),
      ],
    };
  }
}
