// @ts-check
import { color } from '../shared/trace-style.js';

/**
 * Fits a canvas to its box and to the screen's pixel ratio, and clears it.
 * @param {HTMLCanvasElement} canvas
 * @returns its context in CSS pixels, and its size
 */
export function prepare(canvas) {
  const { clientWidth: width, clientHeight: height } = canvas;
  const ratio = devicePixelRatio;
  if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(height * ratio)) {
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
  }
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, width, height);
  context.font = `11px ${color('font')}`;
  context.textBaseline = 'middle';
  context.lineWidth = 1;
  return { context, width, height };
}
