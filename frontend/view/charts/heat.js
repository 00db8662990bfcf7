// @ts-check
import { formatNanos } from '../../model/metrics.js';
import { formatCount, NOTHING } from '../../model/format.js';
import { bucketStart } from '../../model/heat.js';
import { element } from '../shared/element.js';
import { color } from '../shared/trace-style.js';
import { HeatPicture } from './heat-picture.js';
import { chip, AnalysisPanel, pressed } from './analysis-panel.js';
import { ColorRamp } from './color-ramp.js';

/** Distribution of waits or holds over the time range of the traces: the darker, the larger the share of the column's operations. */
export class HeatMap {
  #panel;
  #redraw;
  #axis;
  #hold;
  #ramp = new ColorRamp();
  #picture = new HeatPicture(this.#ramp);
  /** The cursor of the traces. */
  #instant = element('div', { class: 'instant', hidden: '' });
  /** @type {Run | null} */ #run = null;
  #drawn = '';
  /** The cell under the pointer or keyboard cursor. @type {{ column: number, bucket: number } | null} */ #at = null;

  /** @param {HTMLElement} host @param {() => void} redraw @param {import('../../model/time-axis.js').TimeAxis} axis */
  constructor(host, redraw, axis) {
    this.#redraw = redraw;
    this.#axis = axis;
    this.#panel = new AnalysisPanel(host, 'When operations waited long: the share of each instant’s operations by how long they took.',
      'Press Run: a column is added with every snapshot.', redraw);
    this.#hold = chip('Hold', false, redraw, { 'aria-label': 'Hold instead of wait' });
    this.#panel.addTools(this.#hold, this.#ramp.root);
    const picture = this.#picture;
    const { canvas } = picture;
    const mark = bindRangeDrag(canvas, (x) => picture.inside(x), (from, to) => axis.to([picture.secondsAt(from), picture.secondsAt(to)]));
    this.#panel.stage.append(canvas, this.#instant, mark);
    canvas.addEventListener('pointermove', ({ offsetX, offsetY }) => this.#point(offsetX, offsetY));
    canvas.onpointerleave = () => this.#at && this.#go(null);
    canvas.ondblclick = () => axis.to(null);
    canvas.onkeydown = (event) => this.#press(event);
    new ResizeObserver(redraw).observe(canvas);
  }

  get #measure() {
    return pressed(this.#hold) ? 'hold' : 'wait';
  }

  /** @param {Run} run that the axis follows */
  draw(run) {
    if (run !== this.#run) this.#at = null;
    this.#run = run;
    const { range, cursor } = this.#axis;
    const layer = run.heat[this.#measure];
    const { clientWidth, clientHeight } = this.#picture.canvas;
    const theme = document.documentElement.dataset.theme;
    const drawn = `${run.id} ${run.heat.edition} ${run.state} ${range} ${this.#measure} ${clientWidth} ${clientHeight} ${theme} ${this.#at?.column} ${this.#at?.bucket} ${this.#panel.tabular}`;
    if (drawn !== this.#drawn) this.#paint(run, layer, theme ?? '');
    this.#drawn = drawn;
    const x = cursor === null || !layer.count ? null : this.#picture.position(cursor);
    this.#instant.hidden = x === null;
    if (x !== null) this.#instant.style.transform = `translateX(${x.toFixed(1)}px)`;
  }

  /** @param {Run} run @param {Run['heat']['wait']} layer @param {string} theme */
  #paint(run, layer, theme) {
    this.#panel.setEmpty(layer.count === 0);
    if (!layer.count) return;
    this.#ramp.use(color(this.#measure), theme);
    const context = this.#picture.draw(run.heat, layer, this.#axis.range);
    if (this.#at) this.#picture.frame(context, run.heat, this.#at);
    this.#panel.tabulate(HEAD, () => rowsOf(run.heat, layer, this.#inSight(run)));
    this.#say(run, layer);
  }

  /** @param {Run} run @returns {[number, number]} first and last visible column */
  #inSight({ heat }) {
    const [from, to] = this.#axis.range;
    return heat.within(1e9 * from, 1e9 * to);
  }

  /** @param {number} x @param {number} y CSS pixels of the canvas */
  #point(x, y) {
    const { low, buckets } = this.#picture;
    const bucket = this.#picture.bucketAt(y);
    const column = x === this.#picture.inside(x) ? this.#run?.heat.at(1e9 * this.#picture.secondsAt(x)) ?? -1 : -1;
    this.#go(column < 0 || bucket < Math.max(0, low) || bucket >= low + buckets ? null : { column, bucket });
  }

  /** @param {KeyboardEvent} event */
  #press(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || !this.#run?.heat.columns) return;
    const { heat } = this.#run;
    const about = this.#at ? this.#axis.cursor ?? undefined : undefined;
    const act = {
      ArrowLeft: () => this.#move(heat, -1, 0), ArrowRight: () => this.#move(heat, 1, 0),
      ArrowUp: () => this.#move(heat, 0, 1), ArrowDown: () => this.#move(heat, 0, -1),
      '+': () => this.#axis.by(0.5, about), '-': () => this.#axis.by(2, about), 0: () => this.#axis.to(null),
    }[event.key];
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  }

  /** @param {Run['heat']} heat @param {number} columns @param {number} buckets */
  #move(heat, columns, buckets) {
    const { low, buckets: many } = this.#picture;
    const [first, last] = this.#inSight(/** @type {Run} */ (this.#run));
    const from = this.#at ?? { column: last + 1, bucket: heat[this.#measure].high };
    this.#go({
      column: Math.max(first, Math.min(last, from.column + columns)),
      bucket: Math.max(0, low, Math.min(low + many - 1, from.bucket + buckets)),
    });
  }

  /** Moves the cell cursor, and the cursor of the traces with it. @param {{ column: number, bucket: number } | null} at */
  #go(at) {
    const { heat } = /** @type {Run} */ (this.#run);
    this.#at = at;
    this.#axis.point(at && (heat.start(at.column) + heat.ends[at.column]) / 2e9);
    this.#redraw();
  }

  /** @param {Run} run @param {Run['heat']['wait']} layer */
  #say({ heat, snapshots }, layer) {
    const at = this.#at;
    if (at) {
      const count = layer.column(at.column)[at.bucket];
      const sum = layer.sums[at.column];
      const share = sum ? `, ${(100 * count / sum).toPrecision(3)} %` : '';
      this.#panel.say(`${formatTime(heat.start(at.column))}–${formatTime(heat.ends[at.column])} s: ${this.#measure} from ${formatNanos(bucketStart(at.bucket))} to ${formatNanos(bucketStart(at.bucket + 1))}: ${formatCount(count)} of ${formatCount(sum)} operations${share}`);
    } else {
      const missing = snapshots.last - snapshots.size;
      this.#panel.say(`${formatCount(layer.count)} ${this.#measure}s timed; a column is ${heat.span > 1 ? `${heat.span} snapshots` : 'a snapshot'}, a row a quarter of an octave${missing ? `; ${formatCount(missing)} snapshots were not received` : ''}. Point, or drag to zoom.`);
    }
    this.#picture.canvas.setAttribute('aria-label', `Heat map of ${this.#measure} over time. ${this.#panel.note.textContent}`);
  }
}

/** Maximum number of table rows. */
const MOST = 20;

const HEAD = ['from', 'to', 'operations', 'median up to', 'p99 up to', 'longest up to'];

/** @param {number} nanos @returns {string} seconds */
const formatTime = (nanos) => (nanos / 1e9).toFixed(2);

/** @param {Run['heat']} heat @param {Run['heat']['wait']} layer @param {[number, number]} columns first and last @returns {string[][]} table rows */
function rowsOf(heat, layer, [first, end]) {
  const each = Math.ceil((end + 1 - first) / MOST);
  return Array.from({ length: Math.ceil((end + 1 - first) / each) }, (_, i) => {
    const from = first + i * each;
    const last = Math.min(end, from + each - 1);
    const counts = new Float64Array(layer.totals.length);
    for (let column = from; column <= last; column++) layer.column(column).forEach((count, bucket) => (counts[bucket] += count));
    const sum = counts.reduce((a, b) => a + b);
    return [`${formatTime(heat.start(from))} s`, `${formatTime(heat.ends[last])} s`, formatCount(sum),
      ...[0.5, 0.99, 1].map((share) => (sum ? formatNanos(bucketStart(1 + upTo(counts, share * sum))) : NOTHING))];
  });
}

/** @param {Float64Array} counts @param {number} rank @returns {number} the bucket that contains it */
function upTo(counts, rank) {
  let sum = 0;
  return counts.findIndex((count) => {
    sum += count;
    return sum >= rank;
  });
}

/** Shorter drags are clicks, CSS pixels. */
const LEAST = 4;

/**
 * Lets a time range be marked by dragging sideways.
 * @param {HTMLElement} over the canvas @param {(x: number) => number} inside the nearest markable position, CSS pixels from its left
 * @param {(from: number, to: number) => void} marked its ends, likewise
 * @returns {HTMLElement} the marker, to be placed over the canvas
 */
function bindRangeDrag(over, inside, marked) {
  const mark = element('div', { class: 'stretch', hidden: '' });
  let start = NaN;
  const ends = (/** @type {PointerEvent} */ { offsetX }) => [inside(start), inside(offsetX)].sort((a, b) => a - b);
  over.addEventListener('pointerdown', ({ button, offsetX, pointerId }) => {
    if (button) return;
    start = offsetX;
    over.setPointerCapture(pointerId);
  });
  over.addEventListener('pointermove', (event) => {
    const [from, to] = ends(event);
    mark.hidden = !(to - from >= LEAST);
    if (mark.hidden) return;
    mark.style.left = `${from}px`;
    mark.style.width = `${to - from}px`;
  });
  over.addEventListener('pointerup', (event) => {
    if (!mark.hidden) marked(.../** @type {[number, number]} */ (ends(event)));
    mark.hidden = true;
    start = NaN;
  });
  over.addEventListener('pointercancel', () => {
    mark.hidden = true;
    start = NaN;
  });
  return mark;
}
