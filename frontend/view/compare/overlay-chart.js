// @ts-check
import { boundsOf, together } from '../../model/overlay.js';
import { decadesOf } from '../shared/nines-axes.js';
import { drawLetters } from './run-style.js';
import { color } from '../shared/trace-style.js';

/** @typedef {import('../../model/overlay.js').Overlay} Overlay */
/** A run and its mark. @typedef {{ place: { letter: string, ink: string, dash: number[] }, rows: import('../../model/rows.js').Rows }} Line */
/** @typedef {{ range: () => [number, number], cursor: (seconds: number | null) => void, zoom: (seconds: [number, number] | null) => void }} Wiring */

/** From a classic script, without types. @type {any} */
const uPlot = /** @type {any} */ (globalThis).uPlot;

/** A chart of one trace of several runs, drawn by uPlot. */
export class OverlayChart {
  #overlay;
  #host;
  #wiring;
  /** @type {[number, number]} */ #y = [0, 1];
  /** Recreated for each selection. @type {any} */ plot = null;

  /** @param {Overlay} overlay @param {HTMLElement} host that it fills @param {Wiring} wiring */
  constructor(overlay, host, wiring) {
    this.#overlay = overlay;
    this.#host = host;
    this.#wiring = wiring;
  }

  resize() {
    this.plot?.setSize(this.#size());
  }

  #size() {
    return { width: this.#host.clientWidth, height: this.#host.clientHeight };
  }

  /** @param {Line[]} lines the first is drawn last, on top */
  draw(lines) {
    const { chart, trace } = this.#overlay;
    const drawn = [...lines].reverse().map(({ place, rows }) => ({ place, x: rows.x, y: rows.values(trace.key) }));
    this.#y = boundsOf(drawn.map(({ y }) => y), chart);
    this.plot?.destroy();
    this.plot = new uPlot({ ...this.#size(), ...this.#options(drawn) }, together(drawn), this.#host);
  }

  /** @param {(import('./run-style.js').Drawn)[]} drawn */
  #options(drawn) {
    const { range, cursor, zoom } = this.#wiring;
    const { log, tick } = this.#overlay.chart;
    const axis = { font: `11px ${color('font')}`, stroke: () => color('dim'), grid: { stroke: () => color('grid'), width: 1 }, ticks: { show: false }, gap: 4 };
    const powers = log ? { splits: decadesOf, filter: (/** @type {any} */ _, /** @type {number[]} */ ticks) => ticks } : {};
    return {
      padding: [8, 18, 0, 0],
      legend: { show: false },
      cursor: {
        y: false, points: { show: false }, sync: { key: 'compare', setSeries: false },
        drag: { x: true, y: false, setScale: false, dist: 4 }, bind: { dblclick: () => () => zoom(null) },
      },
      scales: { x: { time: false, range }, y: { range: () => this.#y, distr: log ? 3 : 1 } },
      axes: [
        { ...axis, size: 20, space: 60, values: (/** @type {any} */ _, /** @type {number[]} */ ticks) => ticks.map((value) => `${Number(value.toFixed(6))} s`) },
        { ...axis, ...powers, size: 58, space: 24, values: (/** @type {any} */ _, /** @type {number[]} */ ticks) => ticks.map(tick) },
      ],
      series: [{}, ...drawn.map(({ place: { ink, dash } }) => ({
        width: 1.5, dash, stroke: () => color(ink), points: { show: false }, paths: uPlot.paths.stepped({ align: -1 }),
      }))],
      hooks: {
        draw: [(/** @type {any} */ plot) => drawLetters(plot, drawn)],
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
