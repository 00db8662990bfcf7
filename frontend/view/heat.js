// @ts-check
import { formatNanos } from '../model/figures.js';
import { formatCount } from '../model/format.js';
import { bucketStart, timeRange } from '../model/heat.js';
import { roundStep } from '../model/capture.js';
import { prepare } from './canvas.js';
import { color } from './trace-ink.js';
import { element } from './element.js';
import { Look, pressed, chip } from './look.js';
import { Ramp } from './ramp.js';

/** Room for the axes, CSS pixels. */
const LEFT = 52;
const BOTTOM = 18;
const RIGHT = 14;
const TOP = 6;

/** How long operations waited, or held, over the run: darker where more of an instant's operations are. */
export class HeatMap {
  #look;
  #redraw;
  #hold;
  #canvas = element('canvas', { tabindex: '0', role: 'img' });
  #image = element('canvas');
  #ramp = new Ramp();
  /** @type {Run | null} */ #run = null;
  #drawn = '';
  /** Where the reader is. @type {{ column: number, bucket: number } | null} */ #at = null;
  #box = { width: 1, height: 1, end: 1, low: 0, buckets: 1 };

  /** @param {HTMLElement} host @param {() => void} redraw */
  constructor(host, redraw) {
    this.#redraw = redraw;
    this.#look = new Look(host, 'When operations waited long: the share of each instant’s operations by how long they took.',
      'Press Run: a column is added with every snapshot.', redraw);
    this.#hold = chip('Hold', false, redraw, { 'aria-label': 'Hold instead of wait' });
    this.#look.addTools(this.#hold, this.#ramp.root);
    this.#look.stage.append(this.#canvas);
    this.#canvas.onpointermove = ({ offsetX, offsetY }) => this.#point(offsetX, offsetY);
    this.#canvas.onpointerleave = () => this.#go(null);
    this.#canvas.onkeydown = (event) => this.#move(event);
    new ResizeObserver(redraw).observe(this.#canvas);
  }

  get #measure() {
    return pressed(this.#hold) ? 'hold' : 'wait';
  }

  /** @param {Run} run */
  draw(run) {
    if (run !== this.#run) this.#at = null;
    this.#run = run;
    const { clientWidth, clientHeight } = this.#canvas;
    const theme = document.documentElement.dataset.theme;
    const drawn = `${run.id} ${run.heat.edition} ${run.state} ${this.#measure} ${clientWidth} ${clientHeight} ${theme} ${this.#at?.column} ${this.#at?.bucket} ${this.#look.tabular}`;
    if (drawn === this.#drawn) return;
    this.#drawn = drawn;
    const layer = run.heat[this.#measure];
    this.#look.setEmpty(layer.count === 0);
    if (!layer.count) return;
    this.#ramp.use(color(this.#measure), theme ?? '');
    this.#paint(run, layer);
    this.#look.tabulate(['from', 'to', 'operations', 'median up to', 'p99 up to', 'longest up to'], () => rows(run.heat, layer));
    this.#say(run, layer);
  }

  /** @param {Run} run @param {Run['heat']['wait']} layer */
  #paint({ heat, ...run }, layer) {
    const { context, width, height } = prepare(this.#canvas);
    const low = 4 * Math.floor(layer.low / 4) - 2;
    const buckets = Math.max(32, layer.high + 3 - low);
    const end = timeRange(/** @type {any} */ (this.#run));
    this.#box = { width: Math.max(1, width - LEFT - RIGHT), height: Math.max(1, height - TOP - BOTTOM), end, low, buckets };
    this.#fillImage(heat, layer);
    context.imageSmoothingEnabled = false;
    context.drawImage(this.#image, LEFT, TOP, this.#box.width, this.#box.height);
    this.#drawAxes(context);
    if (this.#at) this.#drawCursor(context, heat, this.#at);
  }

  /** One pixel a bucket and a pixel of the screen; where columns share one, the greatest share. @param {Run['heat']} heat @param {Run['heat']['wait']} layer */
  #fillImage(heat, layer) {
    const { end, low, buckets } = this.#box;
    const width = Math.round(this.#box.width * devicePixelRatio);
    Object.assign(this.#image, { width, height: buckets });
    const context = /** @type {CanvasRenderingContext2D} */ (this.#image.getContext('2d'));
    const image = context.createImageData(width, buckets);
    const pixels = new Uint32Array(image.data.buffer);
    const steps = new Uint8Array(width * buckets);
    for (let column = 0; column < heat.columns; column++) {
      if (!layer.sums[column]) continue;
      const from = Math.floor(width * heat.start(column) / end);
      const to = Math.max(from + 1, Math.min(width, Math.floor(width * heat.ends[column] / end)));
      const counts = layer.column(column);
      for (let bucket = layer.low; bucket <= layer.high; bucket++) {
        if (!counts[bucket]) continue;
        const step = this.#ramp.step(counts[bucket] / layer.sums[column]);
        const row = (buckets - 1 - (bucket - low)) * width;
        for (let x = from; x < to; x++) if (step > steps[row + x]) pixels[row + x] = this.#ramp.pixels[steps[row + x] = step];
      }
    }
    context.putImageData(image, 0, 0);
  }

  /** @param {CanvasRenderingContext2D} context */
  #drawAxes(context) {
    const { width, height, end, low, buckets } = this.#box;
    context.fillStyle = color('dim');
    context.strokeStyle = color('line');
    context.textAlign = 'right';
    for (let nanos = 10 ** Math.ceil(low / 4 * Math.log10(2)); ; nanos *= 10) {
      const y = TOP + height * (1 - (4 * Math.log2(nanos) - low) / buckets);
      if (!(y > TOP)) break;
      if (y > TOP + height) continue;
      context.fillText(formatNanos(nanos), LEFT - 6, y);
      context.fillRect(LEFT - 4, Math.round(y), 4, 1);
    }
    context.textAlign = 'center';
    const step = roundStep(end, width / 70);
    for (let t = 0; t <= end * 1.0001; t += step) {
      const x = LEFT + width * t / end;
      context.fillText(`${Number((t / 1e9).toPrecision(6))} s`, x, TOP + height + BOTTOM / 2 + 2);
      context.fillRect(Math.round(x), TOP + height, 1, 4);
    }
    context.strokeRect(LEFT - 0.5, TOP - 0.5, width + 1, height + 1);
  }

  /** @param {CanvasRenderingContext2D} context @param {Run['heat']} heat @param {{ column: number, bucket: number }} at */
  #drawCursor(context, heat, { column, bucket }) {
    const { width, height, end, low, buckets } = this.#box;
    const left = LEFT + width * heat.start(column) / end;
    const size = height / buckets;
    context.strokeStyle = color('text');
    context.strokeRect(left - 1, TOP + height - (bucket - low + 1) * size - 1, Math.max(1, width * (heat.ends[column] - heat.start(column)) / end) + 2, size + 2);
  }

  /** @param {number} x @param {number} y of the canvas, CSS pixels */
  #point(x, y) {
    const { width, height, end, low, buckets } = this.#box;
    const bucket = low + Math.floor(buckets * (1 - (y - TOP) / height));
    const column = this.#run?.heat.at(end * (x - LEFT) / width) ?? -1;
    this.#go(column < 0 || bucket < Math.max(0, low) || bucket >= low + buckets ? null : { column, bucket });
  }

  /** @param {KeyboardEvent} event */
  #move(event) {
    const move = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }[event.key];
    if (!move || !this.#run?.heat.columns) return;
    event.preventDefault();
    const { heat } = this.#run;
    const { low, buckets } = this.#box;
    const from = this.#at ?? { column: heat.columns, bucket: heat[this.#measure].high };
    this.#go({
      column: Math.max(0, Math.min(heat.columns - 1, from.column + move[0])),
      bucket: Math.max(0, low, Math.min(low + buckets - 1, from.bucket + move[1])),
    });
  }

  /** @param {{ column: number, bucket: number } | null} at */
  #go(at) {
    this.#at = at;
    this.#redraw();
  }

  /** @param {Run} run @param {Run['heat']['wait']} layer */
  #say({ heat, snapshots }, layer) {
    const at = this.#at;
    if (at) {
      const count = layer.column(at.column)[at.bucket];
      const sum = layer.sums[at.column];
      const share = sum ? `, ${(100 * count / sum).toPrecision(3)} %` : '';
      this.#look.say(`${seconds(heat.start(at.column))}–${seconds(heat.ends[at.column])} s: ${this.#measure} from ${formatNanos(bucketStart(at.bucket))} to ${formatNanos(bucketStart(at.bucket + 1))}: ${formatCount(count)} of ${formatCount(sum)} operations${share}`);
    } else {
      const missing = snapshots.last - snapshots.size;
      this.#look.say(`${formatCount(layer.count)} timed operations, a column is ${heat.span > 1 ? `${heat.span} snapshots` : 'a snapshot'}, a row a quarter of an octave${missing ? `; ${formatCount(missing)} snapshots were not received` : ''}. Point at it or use the arrow keys.`);
    }
    this.#canvas.setAttribute('aria-label', `Heat map of ${this.#measure} over time. ${this.#look.note.textContent}`);
  }
}

const seconds = (/** @type {number} */ nanos) => (nanos / 1e9).toFixed(2);

/** A score of stretches of the run. @param {Run['heat']} heat @param {Run['heat']['wait']} layer @returns {string[][]} */
function rows(heat, layer) {
  const each = Math.ceil(heat.columns / 20);
  const upTo = (/** @type {Float64Array} */ counts, /** @type {number} */ rank) => {
    let sum = 0;
    return formatNanos(bucketStart(1 + counts.findIndex((count) => (sum += count) >= rank)));
  };
  return Array.from({ length: Math.ceil(heat.columns / each) }, (_, i) => {
    const last = Math.min(heat.columns, (i + 1) * each) - 1;
    const counts = new Float64Array(layer.totals.length);
    for (let column = i * each; column <= last; column++) layer.column(column).forEach((count, bucket) => (counts[bucket] += count));
    const sum = counts.reduce((a, b) => a + b);
    return [`${seconds(heat.start(i * each))} s`, `${seconds(heat.ends[last])} s`, formatCount(sum),
      ...[0.5, 0.99, 1].map((share) => (sum ? upTo(counts, share * sum) : '–'))];
  });
}
