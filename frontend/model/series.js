// @ts-check
import { metricOf, readerOf } from './catalogue.js';
import { CHARTS } from './charts.js';
import { Column, ROWS } from './downsample.js';
import { WarmUp } from './warm-up.js';

/** Values per snapshot, besides the rates. @type {Record<string, (snapshot: any) => number | null | undefined>} */
const VALUES = {
  ...Object.fromEntries(CHARTS.flatMap(({ traces }) => traces).filter(({ metric }) => metricOf(metric).snapshot).map(({ key, metric }) => [key, readerOf(metric)])),
  collections: readerOf('collections'),
  collecting: readerOf('collectionMillis'),
};
/** Maximum number of live changes, the latest. */
const CHANGES = 500;

/** @typedef {Record<string, { least: number, greatest: number, mean: number }>} Reading without missing values */
/** @typedef {{ t: number, parameter: string, from: number, to: number }} LiveChange */

/** The data of the traces in bounded memory: a row per snapshot, per two, per four and so on. */
export class Series {
  /** Snapshots per row. */
  step = 1;
  /** Number of gaps before the latest snapshot. */
  gaps = 0;
  /** Values of the newest snapshot. @type {Reading} */ latest = {};
  /** @type {LiveChange[]} */ changes = [];
  /** Before the first snapshot; part of no value. */ warmUp = new WarmUp();
  /** @type {Record<string, Column>} */ #columns = {};
  #snapshots;

  /** @param {Snapshots} snapshots that already contain what is added */
  constructor(snapshots) {
    this.#snapshots = snapshots;
    for (const name of ['reads', 'writes', ...Object.keys(VALUES)]) this.#columns[name] = new Column();
  }

  /** @param {any} snapshot a new one, in any order */
  add(snapshot) {
    const { seq } = snapshot;
    const { last } = this.#snapshots;
    while (seq > ROWS * this.step) {
      this.step *= 2;
      for (const column of Object.values(this.#columns)) column.halve();
    }
    // A new gap before this snapshot, unless it divides, shortens or fills one.
    this.gaps += Number(!this.has(seq - 1)) - (seq === last ? 0 : Number(this.has(seq + 1)));
    /** @type {Record<string, number | null | undefined>} */ const kept = this.#rates(seq);
    for (const [name, value] of Object.entries(VALUES)) kept[name] = value(snapshot);
    for (const [name, value] of Object.entries(kept)) this.#columns[name].put(this.#row(seq), value);
    if (seq < last && this.has(seq + 1)) {
      for (const [name, rate] of Object.entries(this.#rates(seq + 1))) this.#columns[name].put(this.#row(seq + 1), rate);
    }
    this.changes.push(...snapshot.changes);
    if (seq < last) this.changes.sort((a, b) => a.t - b.t);
    this.changes.splice(0, this.changes.length - CHANGES);
    if (seq === last) this.latest = readingOf(kept);
  }

  /** @param {number} seq whether it was received; 0 is the start */
  has(seq) {
    return seq === 0 || this.#snapshots.t[seq] !== undefined;
  }

  /** @param {number} seq @returns {number} nanoseconds since the start */
  time(seq) {
    return seq === 0 ? 0 : this.#snapshots.t[seq];
  }

  /** The newest snapshot; 0 before the first. */
  get last() {
    return this.#snapshots.last;
  }

  /** @param {number} nanos @returns {number} the first snapshot at that time or later, else the last */
  seqAt(nanos) {
    const { last } = this;
    let [low, high] = [1, last];
    while (low < high) {
      const middle = (low + high) >> 1;
      let seq = middle;
      while (!this.has(seq)) seq++;
      if (this.time(seq) >= nanos) high = middle;
      else low = seq + 1;
    }
    while (low < last && !this.has(low)) low++;
    return low;
  }

  /** @param {number} first row @param {number} span rows @returns {Reading} aggregated */
  read(first, span) {
    /** @type {Reading} */ const reading = {};
    for (const [name, column] of Object.entries(this.#columns)) {
      if (!column.over(first, span)) continue;
      reading[name] = { least: column.least, greatest: column.greatest, mean: column.sum / column.count };
    }
    return reading;
  }

  /** @param {number} nanos rounded to whole nanoseconds @returns {Reading} of the snapshot whose interval contains it, or of the warm-up; empty in a gap */
  readAt(nanos) {
    if (nanos < 0) return this.warmUp.readAt(nanos / 1e9);
    const at = Math.round(nanos);
    const seq = this.seqAt(at);
    return this.time(seq) < at || !this.has(seq - 1) ? {} : this.read(this.#row(seq), 1);
  }

  /** @param {string} name @returns {Column} */
  column(name) {
    return this.#columns[name];
  }

  /** @param {number} seq */
  #row(seq) {
    return Math.floor((seq - 1) / this.step);
  }

  /** Operations per second since the previous snapshot; null after a gap. @param {number} seq @returns {Record<string, number | null>} */
  #rates(seq) {
    const { reads, writes } = this.#snapshots;
    const seconds = this.has(seq - 1) ? (this.time(seq) - this.time(seq - 1)) / 1e9 : 0;
    if (!(seconds > 0)) return { reads: null, writes: null };
    return { reads: (reads[seq] - (reads[seq - 1] ?? 0)) / seconds, writes: (writes[seq] - (writes[seq - 1] ?? 0)) / seconds };
  }
}

/** @param {Record<string, number | null | undefined>} kept @returns {Reading} */
function readingOf(kept) {
  const known = /** @type {[string, number][]} */ (Object.entries(kept).filter(([, value]) => value != null));
  return Object.fromEntries(known.map(([name, value]) => [name, { least: value, greatest: value, mean: value }]));
}
