// @ts-check
import { element } from './element.js';

/** 8 by 8 bit patterns, so that the parts of an area differ without colour. @type {Record<string, string>} */
const TILES = {
  wait: '0000000000000000', hold: 'cccccccccccccccc', return: '0102040810204080', pause: '8800220088002200', overshoot: '8040201008040201', other: 'ff000000ff000000',
};
const style = getComputedStyle(document.documentElement);
/** Cached for the current theme. @type {Map<string, any>} */
const made = new Map();
addEventListener('themechange', () => made.clear());

/** @template T @param {string} name @param {() => T} make @returns {T} */
function once(name, make) {
  if (!made.has(name)) made.set(name, make());
  return made.get(name);
}

/** @param {string} name of a custom property @returns {string} */
export const color = (name) => once(name, () => style.getPropertyValue(`--${name}`).trim());

/** @param {string} name of a part of the time budget */
export const pattern = (name) => once(`tile ${name}`, () => {
  const tile = element('canvas', { width: '8', height: '8' });
  const context = /** @type {CanvasRenderingContext2D} */ (tile.getContext('2d'));
  context.fillStyle = color('panel');
  context.fillRect(0, 0, 8, 8);
  context.fillStyle = color(name);
  context.globalAlpha = 0.3;
  context.fillRect(0, 0, 8, 8);
  context.globalAlpha = 1;
  for (let row = 0; row < 8; row++) {
    const bits = parseInt(TILES[name].slice(2 * row, 2 * row + 2), 16);
    for (let x = 0; x < 8; x++) if ((bits >> x) & 1) context.fillRect(x, row, 1, 1);
  }
  return /** @type {CanvasPattern} */ (context.createPattern(tile, 'repeat'));
});

/** Draws a sample of a trace for its legend. @param {HTMLCanvasElement} canvas @param {Omit<import('../../model/charts.js').Trace, 'metric'>} trace */
export function drawSwatch(canvas, { ink, width, dash = [], fill, tile }) {
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  context.reset();
  context.scale(2, 2);
  context.strokeStyle = color(ink);
  if (fill) context.fillStyle = color(`${ink}-area`);
  if (tile) context.fillStyle = pattern(ink);
  if (fill || tile) context.fillRect(0, tile ? 0 : 4, 18, 10);
  context.lineWidth = width;
  context.setLineDash(dash);
  context.beginPath();
  if (tile) context.rect(0.5, 0.5, 17, 9);
  else context.moveTo(0, 4);
  if (!tile) context.lineTo(18, 4);
  context.stroke();
}
