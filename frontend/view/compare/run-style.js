// @ts-check
import { element } from '../shared/element.js';
import { color } from '../shared/trace-style.js';

/** @typedef {{ letter: string, ink: string, dash: number[] }} Place */
/** A line as drawn, ascending. @typedef {{ place: Place, x: number[], y: (number | null)[] }} Drawn */

/** Distance between letters on a line, pixels; those of different lines are staggered. */
const APART = 210;

/** Labels each line with its letter, so that colour is not the only sign. @param {any} plot @param {Drawn[]} lines */
export function drawLetters({ ctx, bbox: { left, top, width, height }, valToPos, posToVal }, lines) {
  const ratio = devicePixelRatio;
  ctx.save();
  ctx.font = `600 ${11 * ratio}px ${color('font')}`;
  ctx.textAlign = 'center';
  ctx.textBaseline = 'middle';
  lines.forEach(({ place, x, y }, i) => {
    const step = Math.min(APART * ratio, width);
    for (let at = left + step * (i + 0.5) / lines.length; at < left + width; at += step) {
      const value = valueAt(x, y, posToVal((at - left) / ratio, 'x'));
      if (value === null) continue;
      const up = Math.min(top + height - 7 * ratio, Math.max(top + 7 * ratio, valToPos(value, 'y', true)));
      if (!Number.isFinite(up)) continue;
      ctx.fillStyle = color('panel');
      ctx.fillRect(at - 6 * ratio, up - 7 * ratio, 12 * ratio, 14 * ratio);
      ctx.fillStyle = color(place.ink);
      ctx.fillText(place.letter, at, up);
    }
  });
  ctx.restore();
}

/** @param {number[]} x @param {(number | null)[]} y @param {number} at @returns {number | null} the value at that position; null in a gap and beyond the end */
function valueAt(x, y, at) {
  let [low, high] = [0, x.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (x[middle] >= at) high = middle;
    else low = middle + 1;
  }
  return y[low] ?? null;
}

/** @param {{ place: Place, run: Run }[]} runs @returns {import('../shared/png.js').Entry[]} for an exported picture */
export const legendOf = (runs) => runs.map(({ place: { letter, ink, dash }, run }) => ({ name: `${letter} ${run.workload.lock}`, ink, dash }));

/** The letter of a run with a sample of its line. @param {Place} place */
export function badge({ letter, ink, dash }) {
  const swatch = element('canvas', { width: '64', height: '20', 'aria-hidden': 'true' });
  const paint = () => {
    const context = /** @type {CanvasRenderingContext2D} */ (swatch.getContext('2d'));
    context.reset();
    context.scale(2, 2);
    context.strokeStyle = color(ink);
    context.lineWidth = 2;
    context.setLineDash(dash);
    context.beginPath();
    context.moveTo(0, 5);
    context.lineTo(32, 5);
    context.stroke();
  };
  paint();
  repaint.set(swatch, paint);
  return element('span', { class: 'badge' }, element('b', {}, letter), swatch);
}

/** Repaints on a change of theme. @type {Map<HTMLCanvasElement, () => void>} */
const repaint = new Map();
addEventListener('themechange', () => {
  for (const [swatch, paint] of repaint) {
    if (swatch.isConnected) paint();
    else repaint.delete(swatch);
  }
});
