// @ts-check
import { difference, formatReading } from '../../model/charts.js';
import { formatAt, formatSeconds } from '../../model/format.js';
import { Rows } from '../../model/rows.js';
import { element, setText } from '../shared/element.js';
import { bindTimeAxisKeys } from '../shared/time-axis-keys.js';
import { whenLoaded } from '../lazy-load.js';
import { drawMarks, marksAt, marksOf } from './marks.js';
import { MeasuringCursors } from './measuring-cursors.js';
import { RedrawThrottle } from './redraw-throttle.js';
import { TraceStack } from './stack.js';

const HINT = 'Drag to zoom; click, or A and B, to measure';
/** An event is named within this distance of the cursor, pixels. */
const REACH = 5;

/** The charts on one time axis. */
export class Traces {
  #host;
  #axis;
  #plots = element('div', { class: 'plots', tabindex: '0', role: 'group', 'aria-label': 'Traces' });
  #readout = element('output', { class: 'readout' }, HINT);
  #happened = element('span', { class: 'happened' });
  #reset = element('button', { type: 'button', disabled: '' }, 'Reset zoom');
  #table;
  #measure = new MeasuringCursors(this.#plots);
  #stack;
  /** @type {Run | null} */ #run = null;
  /** @type {Rows | null} */ #rows = null;
  /** @type {import('./marks.js').Mark[]} */ #marks = [];
  #pace = new RedrawThrottle();
  /** The cursor position of the values shown. @type {number | null} */ #said = null;
  /** Updates the texts after all charts are drawn. */ #settle = () => {};
  /** Cached, in pixels: reading it in a frame would cause a layout. */
  #width = 1;

  /** @param {HTMLElement} host that they fill @param {import('../../model/time-axis.js').TimeAxis} axis @param {() => void} redraw */
  constructor(host, axis, redraw) {
    this.#host = host;
    this.#axis = axis;
    this.#table = new TraceTable((shown) => {
      this.#plots.hidden = shown;
      axis.point(null);
      redraw();
    });
    host.inert = true;
    host.append(element('div', { class: 'tools' }, element('p', {}, this.#readout, this.#happened, element('span', { id: 'lost' })), this.#reset, this.#table.toggle), this.#plots, this.#table.root);
    this.#stack = new TraceStack(this.#plots, {
      range: () => axis.range, zoom: (range) => axis.to(range),
      cursor: (seconds) => axis.point(seconds), marks: (plot) => this.#overlay(plot),
    }, (width) => {
      this.#width = Math.max(1, width);
      redraw();
    });
    this.#reset.onclick = () => axis.to(null);
    for (const { over } of this.#stack.plots) this.#measure.takeClicks(over, () => axis.cursor, () => this.#measured());
    bindTimeAxisKeys(this.#plots, {
      move: (points) => this.#move(points), set: (which) => this.#put(() => (this.#measure[which] = axis.cursor)),
      clear: () => this.#clear(), reset: () => axis.to(null), zoomBy: (factor) => axis.by(factor, axis.cursor ?? undefined),
    });
  }

  /** Draws one chart. @param {Run} run that the axis follows @returns {boolean} whether another one is left */
  draw(run) {
    if (!this.#stack.due) this.#take(run);
    if (this.#stack.step()) return true;
    this.#settle();
    return false;
  }

  /** @param {Run} run */
  #take(run) {
    if (run !== this.#run) this.#begin(run);
    const [from, to] = this.#axis.range;
    const due = this.#pace.due(run, `${from} ${to} ${this.#width} ${this.#table.shown} ${run.frozen} ${run.series.warmUp.nanos}`, (to - from) * 1e9 / this.#width);
    if (due) this.#paint(run, due);
    else if (this.#axis.cursor !== this.#said) {
      this.#stack.point(this.#axis.cursor);
      this.#figures();
    }
  }

  /** Shows the traces of another run behind these, or removes them. @param {import('./ghost.js').Ghost | null} ghost */
  behind(ghost) {
    this.#stack.behind(ghost);
  }

  /** @param {Run} run */
  #begin(run) {
    this.#run = run;
    this.#host.inert = false;
    this.#host.dataset.pacing = `${run.workload.pacing}`;
    this.#measure.clear();
    this.#stack.point(null);
    this.#stack.clear();
  }

  /** @param {Run} run @param {{ words: boolean, figures: boolean }} due */
  #paint({ series, snapshots: { size, last } }, { words, figures }) {
    this.#rows = new Rows(series, this.#axis.range, this.#width);
    this.#marks = marksOf(this.#rows);
    if (!this.#table.shown) this.#stack.draw(this.#rows);
    this.#reset.disabled = !this.#axis.zoom;
    this.#settle = () => {
      this.#settle = () => {};
      Object.assign(this.#host.dataset, { lastSeq: last, points: size, gaps: series.gaps });
      if (figures) this.#figures();
      if (!words) return;
      this.#plots.ariaLabel = `Traces, newest values. ${this.#stack.words(series.latest)}`;
      if (this.#table.shown) this.#table.fill(series, this.#axis.range, this.#marks);
    };
  }

  /** Draws over a chart that was just drawn, as only now its scales are current. @param {any} plot */
  #overlay(plot) {
    drawMarks(plot, this.#marks);
    if (plot === this.#stack?.plots[0]) this.#measure.place((seconds) => this.#stack.position(seconds));
  }

  /** Shows the values in the legends: the difference between A and B, else those under the cursor, else the newest. */
  #figures() {
    if (!this.#run || !this.#rows) return;
    const { cursor, range: [from, to] } = this.#axis;
    const { a, b } = this.#measure;
    const { series, newest, warming } = this.#run;
    this.#said = cursor;
    const measured = a !== null && b !== null;
    if (measured) {
      const [start, end] = [series.readAt(a * 1e9), series.readAt(b * 1e9)];
      this.#stack.say((chart, trace) => difference(chart, trace, start, end));
    } else {
      const reading = cursor === null ? series.latest : this.#rows.read(cursor);
      this.#stack.say((chart, trace) => formatReading(chart, trace, reading, true));
    }
    this.#host.classList.toggle('measuring', measured);
    const at = measured ? '' : cursor !== null ? `t ${formatAt(cursor)}${cursor < 0 ? ', before the run' : ''}` : newest ? `Interval to ${formatSeconds(newest.t)} s` : warming && `Warm-up, ${formatSeconds(series.warmUp.nanos)} s`;
    const words = this.#measure.words;
    setText(this.#readout, words || cursor !== null ? [words, at].filter(Boolean).join('   ') : at ? `${at}. ${HINT}` : HINT);
    setText(this.#happened, cursor === null ? '' : marksAt(this.#marks, cursor, REACH * (to - from) / this.#width));
  }

  /** Moves the cursor along the traces. @param {number} points */
  #move(points) {
    const to = this.#rows?.step(this.#axis.cursor, points, this.#axis.range);
    if (to !== undefined) this.#stack.point(to);
  }

  /** Removes measuring cursors and help. */
  #clear() {
    for (const help of this.#plots.querySelectorAll('details')) help.open = false;
    this.#put(() => this.#measure.clear());
  }

  /** @param {() => void} change of the measuring cursors */
  #put(change) {
    change();
    this.#measured();
  }

  #measured() {
    this.#measure.place((seconds) => this.#stack.position(seconds));
    this.#figures();
  }
}

/** The visible range as a table, and its toggle. */
class TraceTable {
  root = element('div', { class: 'table', tabindex: '0', role: 'region', 'aria-label': 'Traces as a table', hidden: '' });
  toggle = element('button', { type: 'button', 'aria-pressed': 'false' }, 'Show as table');

  /** @param {(shown: boolean) => void} changed */
  constructor(changed) {
    this.toggle.onclick = () => {
      this.root.replaceChildren();
      this.root.hidden = this.shown;
      this.toggle.ariaPressed = `${this.shown}`;
      changed(this.shown);
    };
  }

  get shown() {
    return !this.root.hidden;
  }

  /** @param {import('../../model/series.js').Series} series @param {[number, number]} range seconds @param {import('./marks.js').Mark[]} marks */
  fill(series, range, marks) {
    whenLoaded(({ tableOf }) => {
      if (!this.shown) return;
      const { scrollTop, scrollLeft } = this.root;
      this.root.replaceChildren(tableOf(series, range, marks));
      this.root.scrollTo(scrollLeft, scrollTop);
    });
  }
}
