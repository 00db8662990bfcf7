// @ts-check
import { formatTick } from '../../model/format.js';
import { roundStep } from '../../model/capture.js';
import { formatNanos } from '../../model/metrics.js';
import { prepare } from './canvas.js';
import { element } from '../shared/element.js';
import { color } from '../shared/trace-style.js';

/** Margins for the axes, CSS pixels; left and right as in the traces, so that times align. */
const LEFT = 54;
const RIGHT = 6;
const TOP = 6;
const BOTTOM = 18;

/** @typedef {Run['heat']} Heat */
/** @typedef {Heat['wait']} Layer */

/** Draws a heat map: time to the right, duration upwards in quarters of an octave. */
export class HeatPicture {
  canvas = element('canvas', { tabindex: '0', role: 'img' });
  #image = element('canvas');
  #ramp;
  #size = { width: 1, height: 1 };
  /** Nanoseconds. */
  #from = 0;
  #to = 1;
  /** Number of visible buckets. */
  low = 0;
  buckets = 1;

  /** @param {import('./color-ramp.js').ColorRamp} ramp */
  constructor(ramp) {
    this.#ramp = ramp;
  }

  /** @param {Heat} heat @param {Layer} layer of it @param {[number, number]} range seconds */
  draw(heat, layer, [from, to]) {
    const { context, width, height } = prepare(this.canvas);
    this.#size = { width: Math.max(1, width - LEFT - RIGHT), height: Math.max(1, height - TOP - BOTTOM) };
    [this.#from, this.#to] = [1e9 * from, 1e9 * to];
    this.low = 4 * Math.floor(layer.low / 4) - 2;
    this.buckets = Math.max(32, layer.high + 3 - this.low);
    this.#fillImage(heat, layer);
    context.imageSmoothingEnabled = false;
    context.drawImage(this.#image, LEFT, TOP, this.#size.width, this.#size.height);
    this.#drawTimes(context);
    this.#drawDurations(context);
    context.strokeStyle = color('line');
    context.strokeRect(LEFT - 0.5, TOP - 0.5, this.#size.width + 1, this.#size.height + 1);
    return context;
  }

  /** Outlines a bucket of a column. @param {CanvasRenderingContext2D} context @param {Heat} heat @param {{ column: number, bucket: number }} at */
  frame(context, heat, { column, bucket }) {
    const { height } = this.#size;
    const [left, right] = [heat.start(column), heat.ends[column]].map((nanos) => this.inside(this.#x(nanos)));
    const size = height / this.buckets;
    context.strokeStyle = color('text');
    context.strokeRect(left - 1, TOP + height - (bucket - this.low + 1) * size - 1, Math.max(1, right - left) + 2, size + 2);
  }

  /** @param {number} x in CSS pixels of the canvas @returns {number} the nearest position between the axes */
  inside(x) {
    return Math.max(LEFT, Math.min(LEFT + this.#size.width, x));
  }

  /** @param {number} x in CSS pixels of the canvas @returns {number} seconds */
  secondsAt(x) {
    return (this.#from + (x - LEFT) / this.#size.width * (this.#to - this.#from)) / 1e9;
  }

  /** @param {number} y in CSS pixels of the canvas @returns {number} possibly not visible */
  bucketAt(y) {
    return this.low + Math.floor(this.buckets * (1 - (y - TOP) / this.#size.height));
  }

  /** @param {number} seconds @returns {number | null} CSS pixels of the canvas; null if not visible */
  position(seconds) {
    const x = this.#x(1e9 * seconds);
    return x === this.inside(x) ? x : null;
  }

  /** @param {number} nanos */
  #x(nanos) {
    return LEFT + this.#size.width * (nanos - this.#from) / (this.#to - this.#from);
  }

  /** One pixel per bucket and screen column; where columns share one, the highest share wins. @param {Heat} heat @param {Layer} layer */
  #fillImage(heat, layer) {
    const { low, buckets } = this;
    const width = Math.round(this.#size.width * devicePixelRatio);
    Object.assign(this.#image, { width, height: buckets });
    const context = /** @type {CanvasRenderingContext2D} */ (this.#image.getContext('2d'));
    const image = context.createImageData(width, buckets);
    const pixels = new Uint32Array(image.data.buffer);
    const steps = new Uint8Array(width * buckets);
    const pixel = (/** @type {number} */ nanos) => Math.floor(width * (nanos - this.#from) / (this.#to - this.#from));
    for (let column = 0; column < heat.columns; column++) {
      const from = Math.max(0, pixel(heat.start(column)));
      const to = Math.min(width, Math.max(from + 1, pixel(heat.ends[column])));
      if (!layer.sums[column] || heat.ends[column] < this.#from) continue;
      const counts = layer.column(column);
      for (let bucket = layer.low; bucket <= layer.high; bucket++) {
        if (!counts[bucket]) continue;
        const step = this.#ramp.step(counts[bucket] / layer.sums[column]);
        const row = (buckets - 1 - (bucket - low)) * width;
        for (let x = from; x < to; x++) {
          if (step <= steps[row + x]) continue;
          steps[row + x] = step;
          pixels[row + x] = this.#ramp.pixels[step];
        }
      }
    }
    context.putImageData(image, 0, 0);
  }

  /** @param {CanvasRenderingContext2D} context */
  #drawDurations(context) {
    const { low, buckets } = this;
    const { height } = this.#size;
    context.textAlign = 'right';
    for (let nanos = 10 ** Math.ceil(low / 4 * Math.log10(2)); ; nanos *= 10) {
      const y = TOP + height * (1 - (4 * Math.log2(nanos) - low) / buckets);
      if (!(y > TOP)) break;
      if (y > TOP + height) continue;
      context.fillText(formatNanos(nanos), LEFT - 6, y);
      context.fillRect(LEFT - 4, Math.round(y), 4, 1);
    }
  }

  /** @param {CanvasRenderingContext2D} context */
  #drawTimes(context) {
    const { width, height } = this.#size;
    context.fillStyle = color('dim');
    context.textAlign = 'center';
    const step = roundStep(this.#to - this.#from, width / 70);
    for (let t = Math.ceil(this.#from / step) * step; t <= this.#to; t += step) {
      const text = formatTick(t / 1e9);
      const most = LEFT + width + RIGHT - context.measureText(text).width / 2;
      context.fillText(text, Math.min(most, this.#x(t)), TOP + height + BOTTOM / 2 + 2);
      context.fillRect(Math.round(this.#x(t)), TOP + height, 1, 4);
    }
  }
}
