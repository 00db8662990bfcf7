// @ts-check
import { formatTick } from '../../model/format.js';
import { roundUp } from '../../model/charts.js';
import { color, pattern } from '../shared/trace-style.js';
import { drawWarmUp } from './warm-up.js';

/** @typedef {import('../../model/charts.js').Spec} Spec */
/** @typedef {import('../../model/rows.js').Rows} Rows */
/** @typedef {{ width: number, height: number }} Size in CSS pixels */
/** @typedef {{ range: () => [number, number], cursor: (seconds: number | null) => void, zoom: (seconds: [number, number] | null) => void, marks: (plot: any) => void }} Wiring */

/** From a classic script, without types. @type {any} */
const uPlot = /** @type {any} */ (globalThis).uPlot;
/** The offered rate is drawn only up to this multiple of the achieved one. */
const FAR = 4;

/** One chart of the stack, drawn by uPlot. */
export class Chart {
  #spec;
  #traces;
  /** Drawn behind the traces. @type {import('./ghost.js').Ghost | null} */ #ghost = null;
  /** @type {[number, number]} */ #y = [0, 1];
  /** @type {import('../../model/warm-up.js').WarmUp | null} */ #warmUp = null;
  /** Whether the offered rate is too high to be drawn. */ beyond = false;
  plot;

  /** @param {Spec} spec @param {HTMLElement} host @param {Size} size of the host, which it fills @param {Wiring} wiring @param {boolean} last whether it shows the time axis */
  constructor(spec, host, size, wiring, last) {
    this.#spec = spec;
    // Drawn in reverse, so that each part of a stack covers those above it.
    this.#traces = [...spec.traces].reverse();
    this.plot = new uPlot({ ...size, ...this.#options(wiring, last) }, [[], ...this.#traces.map(() => [])], host);
    this.clear();
  }

  clear() {
    this.beyond = false;
    this.#y = this.#ghost?.bounds(this.#spec) ?? (this.#spec.log ? [100, 10_000] : [0, this.#spec.least ?? 1]);
  }

  /** @param {import('./ghost.js').Ghost | null} ghost that the next drawing makes room for */
  behind(ghost) {
    this.#ghost = ghost;
    this.clear();
  }

  /** @param {Size} size of its host */
  resize({ width, height }) {
    if (width !== this.plot.width || height !== this.plot.height) this.plot.setSize({ width, height });
  }

  /** @param {Rows} rows */
  draw(rows) {
    const { stack } = this.#spec;
    this.#warmUp = rows.series.warmUp;
    const data = stack ? rows.shares().reverse() : this.#traces.map(({ key }) => rows.values(key));
    if (!stack) this.#grow(data);
    // One of them alone would look like the limit of both.
    if (this.beyond) this.#traces.forEach(({ key }, i) => key.startsWith('offered') && data.splice(i, 1, []));
    // Synchronously, so that the scheduler can measure how long drawing takes.
    // Without a point there would be no time axis, on which the warm-up is.
    const columns = rows.x.length ? [rows.x, ...data] : [[0], ...data.map(() => [null])];
    this.plot.batch(() => this.plot.setData(columns));
  }

  /** The value axis never shrinks during a run. @param {(number | null)[][]} data */
  #grow(data) {
    const extent = (/** @type {boolean} */ offered) => {
      let [least, greatest] = [Infinity, 0];
      this.#traces.forEach(({ key }, i) => {
        if (key.startsWith('offered') !== offered) return;
        for (const value of data[i]) {
          if (value === null) continue;
          if (value < least) least = value;
          if (value > greatest) greatest = value;
        }
      });
      return { least, greatest };
    };
    const { least, greatest: highest } = extent(false);
    const greatest = Math.max(highest, this.#spec.rates && this.#warmUp?.greatest || 0);
    if (!greatest) return;
    if (this.#spec.log) {
      const power = (/** @type {number} */ value, /** @type {'floor' | 'ceil'} */ way) => 10 ** Math[way](Math.log10(Math.max(1, value)));
      this.#y = [Math.min(this.#y[0], power(least, 'floor')), Math.max(this.#y[1], power(greatest, 'ceil'))];
      return;
    }
    const offered = extent(true).greatest;
    this.beyond = offered > FAR * Math.max(greatest, this.#y[1] / 1.05);
    const top = Math.max(greatest, this.beyond ? 0 : offered);
    if (top > this.#y[1]) this.#y = [0, roundUp(top * (this.#spec.least ? 1 : 1.05))];
  }

  /** @param {Wiring} wiring @param {boolean} last */
  #options({ range, cursor, zoom, marks }, last) {
    const { log, tick } = this.#spec;
    const font = `11px ${color('font')}`;
    const axis = { font, stroke: () => color('dim'), grid: { stroke: () => color('grid'), width: 1 }, ticks: { show: false }, gap: 4 };
    const seconds = (/** @type {any} */ _, /** @type {number[]} */ ticks) => ticks.map(formatTick);
    return {
      padding: [6, 18, last ? 0 : 5, 0],
      legend: { show: false },
      cursor: {
        y: false, points: { show: false }, sync: { key: 'traces', setSeries: false },
        drag: { x: true, y: false, setScale: false, dist: 4 },
        bind: { dblclick: () => () => zoom(null) },
      },
      scales: { x: { time: false, range }, y: { range: () => this.#y, distr: log ? 3 : 1 } },
      axes: [
        { ...axis, size: last ? 19 : 0, values: last ? seconds : () => [] },
        { ...axis, ...(log ? { splits: decades, filter: (/** @type {any} */ _, /** @type {number[]} */ ticks) => ticks } : {}), size: 58, space: 17, values: (/** @type {any} */ _, /** @type {number[]} */ ticks) => ticks.map(tick) },
      ],
      series: [{}, ...this.#traces.map(({ ink, width, dash, fill, tile }) => ({
        width, dash, stroke: () => color(ink), points: { show: false }, paths: uPlot.paths.stepped({ align: -1 }),
        fill: tile ? () => pattern(ink) : fill ? () => color(`${ink}-area`) : undefined,
      }))],
      hooks: {
        drawAxes: [(/** @type {any} */ plot) => {
          this.#ghost?.draw(plot, this.#spec);
          if (this.#warmUp) drawWarmUp(plot, this.#spec, this.#warmUp);
        }],
        draw: [marks],
        setCursor: [(/** @type {any} */ plot) => cursor(plot.cursor.left < 0 ? null : plot.posToVal(plot.cursor.left, 'x'))],
        setSelect: [(/** @type {any} */ plot) => {
          const { left, width } = plot.select;
          if (!width) return;
          zoom([plot.posToVal(left, 'x'), plot.posToVal(left + width, 'x')]);
          plot.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
        }],
      },
    };
  }
}

/** @param {any} _ @param {number} __ @param {number} least @param {number} greatest @returns {number[]} powers of ten, at most about four */
function decades(_, __, least, greatest) {
  const [from, to] = [Math.round(Math.log10(least)), Math.round(Math.log10(greatest))];
  const by = Math.ceil((to - from) / 4);
  return Array.from({ length: Math.floor((to - from) / by) + 1 }, (_, i) => 10 ** (from + i * by));
}
