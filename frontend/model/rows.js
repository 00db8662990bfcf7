// @ts-check
import { PARTS } from './metrics.js';

/** @typedef {import('./series.js').Series} Series */

/**
 * Points to draw of a time range: one for each snapshot, or for several snapshots their minimum and their maximum. A value
 * holds from the previous point on, so the start and the end of a gap need an additional point.
 */
export class Rows {
  /** Seconds. @type {number[]} */ x = [];
  /** First row of each point; -1 in a gap. @type {number[]} */ row = [];
  /** Whether a point shows the maximum. @type {boolean[]} */ high = [];
  /** Rows per point. */
  span = 1;

  /** @param {Series} series @param {[number, number]} seconds from, to @param {number} most approximate number of steps */
  constructor(series, [from, to], most) {
    this.series = series;
    const { step, last: newest } = series;
    if (!newest) return;
    const first = Math.floor((series.seqAt(from * 1e9) - 1) / step);
    const last = Math.floor((series.seqAt(to * 1e9) - 1) / step);
    while ((last - first) / this.span > most) this.span *= 2;
    const size = this.span * step;
    let before = Math.max(0, (Math.floor(first / this.span) - 1) * size);
    let end = before ? null : 0;
    for (let from = before; from < newest && from <= (last + this.span) * step; from += size) {
      let [low, high] = [from + 1, Math.min(from + size, newest)];
      while (low <= high && !series.has(low)) low++;
      while (high >= low && !series.has(high)) high--;
      if (low > high) {
        end = null;
        continue;
      }
      end = this.#push(series, { low, high, row: from / step, end });
    }
  }

  /** @param {Series} series @param {{ low: number, high: number, row: number, end: number | null }} group @returns {number} its end time */
  #push(series, { low, high, row, end }) {
    const stop = series.time(high) / 1e9;
    let start = end ?? series.time(low) / 1e9;
    if (end === null || !this.x.length) {
      if (series.has(low - 1)) start = series.time(low - 1) / 1e9;
      else start = Math.max(this.x.at(-1) ?? 0, 2 * start - (series.has(low + 1) ? series.time(low + 1) / 1e9 : stop));
      if (this.x.length || !series.has(low - 1)) this.#point(start, -1, false);
      this.#point(start, row, false);
    }
    if (high > low) this.#point((start + stop) / 2, row, false);
    this.#point(stop, row, true);
    return stop;
  }

  /** @param {number} x @param {number} row @param {boolean} high */
  #point(x, row, high) {
    this.x.push(x);
    this.row.push(row);
    this.high.push(high);
  }

  /** @param {string} name @returns {(number | null)[]} one value per point */
  values(name) {
    const column = this.series.column(name);
    return this.row.map((row, i) => (row < 0 || !column.over(row, this.span) ? null : this.high[i] ? column.greatest : column.least));
  }

  /** @returns {(number | null)[][]} for each part of the time budget the cumulative share, in per cent */
  shares() {
    const columns = PARTS.map(([part]) => this.series.column(part));
    const stack = columns.map(() => /** @type {(number | null)[]} */ ([]));
    for (const row of this.row) {
      if (row >= 0) for (const column of columns) column.over(row, this.span);
      const all = columns.reduce((sum, column) => sum + column.sum, 0);
      let sum = 0;
      columns.forEach((column, i) => {
        sum += column.sum;
        stack[i].push(row < 0 || !all ? null : 100 * sum / all);
      });
    }
    return stack;
  }

  /** @param {number} seconds @returns {import('./series.js').Reading} the values drawn there; empty in a gap */
  read(seconds) {
    if (seconds < 0) return this.series.warmUp.readAt(seconds);
    const row = this.row[this.at(seconds)] ?? -1;
    return row < 0 ? {} : this.series.read(row, this.span);
  }

  /** @param {number | null} seconds @param {number} points @param {[number, number]} range visible @returns {number | undefined} the time that many points further; from null, the last one; clamped to the range */
  step(seconds, points, [from, to]) {
    const [first, last] = [this.at(from), Math.min(this.x.length - 1, this.at(to))];
    const now = seconds === null ? last : this.at(seconds) + points;
    const next = Number.isFinite(points) ? now : points;
    const x = this.x[Math.min(last, Math.max(first, next))];
    return x === undefined ? x : Math.min(to, x);
  }

  /** @param {number} seconds @returns {number} index of the point whose value holds then */
  at(seconds) {
    let [low, high] = [0, this.x.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.x[middle] >= seconds) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}
