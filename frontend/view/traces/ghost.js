// @ts-check
import { Problem } from '../../live/api.js';
import { eachSnapshot, getRun } from '../../live/stored-runs.js';
import { boundsOf } from '../../model/overlay.js';
import { Rows } from '../../model/rows.js';
import { Run } from '../../model/run.js';
import { element } from '../shared/element.js';
import { color } from '../shared/trace-style.js';

/** @typedef {import('../../model/charts.js').Spec} Spec */

/** Opacity. */
const FAINT = 0.45;
/** Maximum number of steps: a ghost needs no details. */
const STEPS = 600;

/** The traces of a run behind those of another, both from their own start. A cached picture, redrawn only if the visible range changes. */
export class Ghost {
  #run;
  #range;
  #veiled = false;
  /** By chart, with the key of the cached picture. @type {Map<string, { of: string, picture: HTMLCanvasElement }>} */ #pictures = new Map();

  /** @param {Run} run @param {() => [number, number]} range visible, seconds */
  constructor(run, range) {
    this.#run = run;
    this.#range = range;
    addEventListener('themechange', () => this.#pictures.clear());
  }

  /** @param {string} id of the run in front of it @returns {boolean} whether its visibility has changed */
  veil(id) {
    const before = this.#veiled;
    this.#veiled = id === this.#run.id;
    return before !== this.#veiled;
  }

  /** @param {Spec} chart @returns {[number, number] | null} axis bounds with room for it; null if it needs none */
  bounds(chart) {
    if (chart.stack || this.#veiled) return null;
    const rows = new Rows(this.#run.series, [0, Infinity], STEPS);
    const [from, to] = boundsOf(tracesOf(chart).map(({ key }) => rows.values(key)), chart);
    return [from, Math.max(to, chart.log ? 0 : chart.least ?? 1)];
  }

  /** @param {any} plot after its axes and before its traces are drawn @param {Spec} chart */
  draw(plot, chart) {
    const { ctx, bbox: { left, top, width, height }, scales: { y: { min, max } } } = plot;
    if (chart.stack || this.#veiled || !(width > 0 && height > 0)) return;
    const of = [this.#range(), width, height, min, max].join();
    let kept = this.#pictures.get(chart.id);
    if (kept?.of !== of) {
      kept = { of, picture: this.#paint(plot, chart) };
      this.#pictures.set(chart.id, kept);
    }
    ctx.drawImage(kept.picture, left, top);
  }

  /** @param {any} plot @param {Spec} chart */
  #paint({ bbox: { left, top, width, height }, valToPos }, chart) {
    const picture = element('canvas', { width: `${Math.ceil(width)}`, height: `${Math.ceil(height)}` });
    const context = /** @type {CanvasRenderingContext2D} */ (picture.getContext('2d'));
    const rows = new Rows(this.#run.series, this.#range(), STEPS);
    context.globalAlpha = FAINT;
    for (const { key, ink, width: thick, dash = [] } of tracesOf(chart)) {
      context.strokeStyle = color(ink);
      context.lineWidth = thick * devicePixelRatio;
      context.setLineDash(dash.map((length) => length * devicePixelRatio));
      context.beginPath();
      let before = NaN;
      rows.values(key).forEach((value, i) => {
        const x = valToPos(rows.x[i], 'x', true) - left;
        const y = value === null ? NaN : valToPos(value, 'y', true) - top;
        if (Number.isNaN(before)) context.moveTo(x, y);
        else context.lineTo(before, y);
        context.lineTo(x, y);
        before = value === null ? NaN : x;
      });
      context.stroke();
    }
    return picture;
  }
}

/** @param {Spec} chart the measured ones, in drawing order */
const tracesOf = ({ traces }) => traces.filter(({ key }) => !key.startsWith('offered')).reverse();

/**
 * @param {string} id @param {Run | null} shown the run shown, if it is the ghost and need not be loaded @param {() => [number, number]} range visible, seconds
 * @returns {Promise<{ words: string, ghost: Ghost | null }>}
 */
export async function loadGhost(id, shown, range) {
  try {
    const run = shown ?? await load(id);
    return { words: `ghost: ${run.workload.lock}, ${id}`, ghost: new Ghost(run, range) };
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    return { words: `no ghost: ${problem.message}`, ghost: null };
  }
}

/** @param {string} id */
async function load(id) {
  const run = new Run(await getRun(id));
  await eachSnapshot(id, (snapshot) => run.add(snapshot));
  return run;
}
