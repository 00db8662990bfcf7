// @ts-check
import { difference, say } from '../model/charts.js';
import { Rows } from '../model/rows.js';
import { TimeAxis } from '../model/time-axis.js';
import { element, setText } from './element.js';
import { takeKeys } from './trace-keys.js';
import { drawMarks, marksAt, marksOf } from './trace-marks.js';
import { Measure } from './trace-measure.js';
import { TraceStack } from './trace-stack.js';
import { makeTable } from './trace-table.js';

const HINT = 'Drag to zoom; click, or arrow keys with A and B, to measure';
/** Less than half a pixel of news waits, but no longer than this. */
const STILL_MILLIS = 250;
/** No figure changes oftener than it can be read, no word oftener than it can be said. */
const FIGURES_MILLIS = 150;
const WORDS_MILLIS = 1000;
/** Something that happened is named so many pixels around it. */
const REACH = 5;

/** The charts over one axis of time. */
export class Traces {
  #host;
  #plots = element('div', { class: 'plots', tabindex: '0', role: 'group', 'aria-label': 'Traces' });
  #table = element('div', { class: 'table', tabindex: '0', role: 'region', 'aria-label': 'Traces as a table', hidden: '' });
  #readout = element('output', { class: 'readout' }, HINT);
  #happened = element('span', { class: 'happened' });
  #reset = element('button', { type: 'button', disabled: '' }, 'Reset zoom');
  #asTable = element('button', { type: 'button', 'aria-pressed': 'false' }, 'Show as table');
  #measure = new Measure(this.#plots);
  #axis = new TimeAxis();
  #stack;
  /** @type {Run | null} */ #run = null;
  /** @type {Rows | null} */ #rows = null;
  /** @type {import('./trace-marks.js').Mark[]} */ #marks = [];
  /** Seconds. @type {number | null} */ #cursor = null;
  /** What of the run is shown: the viewer may hold it while the run goes on. */
  #shown = { upto: 0, size: -1, state: '', gaps: 0, latest: /** @type {import('../model/series.js').Reading} */ ({}) };
  /** Pixels; asking for it in a frame would lay the page out once more. */
  #width = 1;
  #drawnAt = 0;
  #figuresAt = 0;
  #wordsAt = 0;
  #pending = false;

  /** @param {HTMLElement} host whose box they fill */
  constructor(host) {
    this.#host = host;
    host.inert = true;
    host.append(element('div', { class: 'tools' }, this.#readout, this.#happened, this.#reset, this.#asTable), this.#plots, this.#table);
    this.#stack = new TraceStack(this.#plots, {
      range: () => this.#axis.range, zoom: (range) => this.#zoomTo(range),
      cursor: (seconds) => this.#point(seconds), marks: (plot) => this.#overlay(plot),
    }, (width) => {
      this.#width = Math.max(1, width);
      this.#later();
    });
    this.#reset.onclick = () => this.#zoomTo(null);
    this.#asTable.onclick = () => this.#toggleTable();
    for (const { over } of this.#stack.plots) this.#measureWith(over);
    takeKeys(this.#plots, {
      move: (points) => this.#move(points), set: (which) => this.#put(() => (this.#measure[which] = this.#cursor)),
      clear: () => this.#clear(), reset: () => this.#zoomTo(null),
      zoomBy: (factor) => this.#zoomBy(factor),
    });
  }

  /** @param {Run} run */
  draw(run) {
    const { last, size, t } = run.snapshots;
    const { upto, size: before, state } = this.#shown;
    if (run !== this.#run) this.#begin(run);
    else if (size === before && state === run.state) return;
    const [from, to] = this.#axis.range;
    const pixel = (to - from) * 1e9 / this.#width;
    const little = this.#drawnAt && size - before === last - upto && t[last] - t[upto] < pixel / 2 && run.state === state && run.state === 'running';
    if (little && performance.now() - this.#drawnAt < STILL_MILLIS) return;
    this.#shown = { upto: last, size, state: run.state, gaps: run.series.gaps, latest: run.series.latest };
    this.#axis.follow(run);
    this.#paint();
  }

  /** @param {Run} run */
  #begin(run) {
    this.#run = run;
    this.#host.inert = false;
    this.#host.dataset.pacing = `${run.workload.pacing}`;
    this.#axis.to(null);
    this.#measure.clear();
    this.#stack.clear();
    this.#drawnAt = this.#figuresAt = this.#wordsAt = 0;
  }

  #paint() {
    const { upto, size, gaps, latest, state } = this.#shown;
    if (!this.#run) return;
    const now = this.#drawnAt = performance.now();
    const ended = state !== 'running';
    this.#rows = new Rows(this.#run.series, this.#axis.range, this.#width, upto);
    this.#marks = marksOf(this.#rows);
    if (this.#table.hidden) this.#stack.draw(this.#rows);
    this.#reset.disabled = !this.#axis.zoom;
    Object.assign(this.#host.dataset, { lastSeq: upto, points: size, gaps });
    if (ended || now - this.#figuresAt > FIGURES_MILLIS) this.#figures();
    if (!ended && now - this.#wordsAt < WORDS_MILLIS) return;
    this.#wordsAt = now;
    this.#plots.ariaLabel = `Traces, newest values. ${this.#stack.words(latest)}`;
    if (!this.#table.hidden) this.#fillTable();
  }

  /** What lies over a chart that was just drawn: only now its scales are those drawn with. @param {any} plot */
  #overlay(plot) {
    drawMarks(plot, this.#marks);
    if (plot === this.#stack?.plots[0]) this.#measure.place((seconds) => this.#stack.position(seconds));
  }

  /** The values beside the traces: between A and B, else under the cursor, else the newest. */
  #figures() {
    const { a, b } = this.#measure;
    const { upto, latest } = this.#shown;
    if (!this.#run || !this.#rows) return;
    this.#figuresAt = performance.now();
    const { series } = this.#run;
    const measured = a !== null && b !== null;
    if (measured) {
      const [from, to] = [series.readAt(a * 1e9, upto), series.readAt(b * 1e9, upto)];
      this.#stack.say((chart, trace) => difference(chart, trace, from, to));
    } else {
      const reading = this.#cursor === null ? latest : this.#rows.read(this.#cursor);
      this.#stack.say((chart, trace) => say(chart, trace, reading, true));
    }
    const at = this.#cursor === null ? '' : `t ${this.#cursor.toFixed(3)} s`;
    this.#host.classList.toggle('measuring', measured);
    setText(this.#readout, [this.#measure.words, measured ? '' : at].filter(Boolean).join('   ') || HINT);
    const reach = REACH * (this.#axis.range[1] - this.#axis.range[0]) / this.#width;
    setText(this.#happened, this.#cursor === null ? '' : marksAt(this.#marks, this.#cursor, reach));
  }

  /** Draws what is shown again, once before the next picture. @param {() => void} [what] */
  #later(what = () => this.#paint()) {
    if (this.#pending) return;
    this.#pending = true;
    requestAnimationFrame(() => {
      this.#pending = false;
      what();
      this.#figures();
    });
  }

  /** @param {number | null} seconds */
  #point(seconds) {
    if (seconds === this.#cursor) return;
    this.#cursor = seconds;
    this.#later(() => {});
  }

  /** @param {[number, number] | null} range */
  #zoomTo(range) {
    this.#axis.to(range);
    this.#drawnAt = 0;
    this.#paint();
  }

  /** @param {number} factor */
  #zoomBy(factor) {
    const [from, to] = this.#axis.range;
    this.#axis.by(factor, this.#cursor ?? (from + to) / 2);
    this.#zoomTo(this.#axis.zoom);
    if (this.#cursor !== null) this.#stack.point(this.#cursor);
  }

  /** Moves the cursor along the traces. @param {number} points */
  #move(points) {
    const x = this.#rows?.x ?? [];
    const [from, to] = this.#axis.range;
    const [first, last] = [this.#rows?.at(from) ?? 0, Math.min(x.length, (this.#rows?.at(to) ?? 0) + 1) - 1];
    const now = this.#cursor === null ? last : this.#rows?.at(this.#cursor) ?? 0;
    const next = Math.min(last, Math.max(first, this.#cursor === null && Number.isFinite(points) ? now : now + points));
    if (x[next] !== undefined) this.#stack.point(Math.min(to, x[next]));
  }

  /** Takes away what the viewer has put over the charts. */
  #clear() {
    for (const help of this.#plots.querySelectorAll('details')) help.open = false;
    this.#put(() => this.#measure.clear());
  }

  /** @param {() => void} change of the measuring cursors */
  #put(change) {
    change();
    this.#measure.place((seconds) => this.#stack.position(seconds));
    this.#figures();
  }

  /** A click puts a measuring cursor, a drag doesn't; the clicks of a double one are taken back. @param {HTMLElement} over */
  #measureWith(over) {
    let [downAt, a, b] = [0, this.#measure.a, this.#measure.b];
    over.addEventListener('mousedown', ({ clientX }) => (downAt = clientX));
    over.addEventListener('click', ({ clientX, detail }) => {
      if (Math.abs(clientX - downAt) > 3 || detail > 1 || this.#cursor === null) return;
      [a, b] = [this.#measure.a, this.#measure.b];
      this.#put(() => this.#measure.put(/** @type {number} */ (this.#cursor)));
    });
    over.addEventListener('dblclick', () => this.#put(() => Object.assign(this.#measure, { a, b })));
  }

  #toggleTable() {
    const shown = this.#table.hidden;
    this.#table.hidden = !shown;
    this.#plots.hidden = shown;
    this.#asTable.ariaPressed = `${shown}`;
    this.#cursor = null;
    this.#wordsAt = 0;
    this.#paint();
  }

  #fillTable() {
    const { scrollTop, scrollLeft } = this.#table;
    if (this.#run) this.#table.replaceChildren(makeTable(this.#run.series, this.#axis.range, this.#shown.upto, this.#marks));
    this.#table.scrollTo(scrollLeft, scrollTop);
  }
}
