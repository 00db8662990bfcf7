// @ts-check
import { color } from '../shared/trace-style.js';
import { element } from '../shared/element.js';

const STEPS = 64;
/** Blends panel to hue up to this step, then hue to text. */
const BEND = 44;
/** Decimal logarithm of the smallest share with a shade of its own. */
const LEAST = -4;

/** A perceptually even ramp of one hue for shares from 0.01 % to 100 % on a log scale, with its key. */
export class ColorRamp {
  /** Pixel values of the steps; 0 is transparent. */
  pixels = new Uint32Array(STEPS);
  root = element('span', { class: 'ramp' });
  #canvas = element('canvas', { width: `${STEPS}`, height: '1', 'aria-hidden': 'true' });
  #used = '';

  constructor() {
    this.root.append('share of a column: 0.01 %', this.#canvas, '100 %');
  }

  /** @param {string} hue @param {string} theme */
  use(hue, theme) {
    if (this.#used === hue + theme) return;
    this.#used = hue + theme;
    const context = /** @type {CanvasRenderingContext2D} */ (this.#canvas.getContext('2d', { willReadFrequently: true }));
    for (let step = 1; step < STEPS; step++) {
      const [ink, share, ground] = step < BEND ? [hue, 0.15 + 0.85 * step / BEND, color('panel')] : [color('text'), (step - BEND) / (STEPS - BEND) * 0.8, hue];
      context.fillStyle = `color-mix(in oklab, ${ink} ${100 * share}%, ${ground})`;
      context.fillRect(step, 0, 1, 1);
    }
    this.pixels = new Uint32Array(context.getImageData(0, 0, STEPS, 1).data.buffer);
  }

  /** @param {number} share above 0 @returns {number} its step */
  step(share) {
    return Math.max(1, Math.min(STEPS - 1, Math.round((STEPS - 1) * (1 - Math.log10(share) / LEAST))));
  }
}
