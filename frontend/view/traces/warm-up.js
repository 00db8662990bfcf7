// @ts-check
import { color } from '../shared/trace-style.js';

const SHADE = 0.07;
/** Opacity of the rates. */
const FAINT = 0.65;
const FONT_PIXELS = 11;

/**
 * Shades the warm-up and draws its rates on the chart of the rates, after the axes and before the traces.
 * @param {any} plot @param {import('../../model/charts.js').Spec} chart @param {import('../../model/warm-up.js').WarmUp} warmUp
 */
export function drawWarmUp({ ctx, bbox: { left, top, width, height }, valToPos }, { rates, traces }, { steps }) {
  const x = (/** @type {number} */ seconds) => Math.max(left, Math.min(left + width, Math.round(valToPos(seconds, 'x', true))));
  if (!steps.length) return;
  const [begin, end] = [x(steps[0].from), x(0)];
  if (begin >= end) return;
  ctx.save();
  ctx.beginPath();
  ctx.rect(begin, top, end - begin, height);
  ctx.clip();
  ctx.globalAlpha = SHADE;
  ctx.fillStyle = color('text');
  ctx.fillRect(begin, top, end - begin, height);
  if (rates) {
    ctx.globalAlpha = FAINT;
    for (const { key, ink, width: thick } of [...traces].reverse()) {
      if (key !== 'reads' && key !== 'writes') continue;
      ctx.beginPath();
      for (const step of steps) {
        const y = valToPos(step[key], 'y', true);
        ctx.lineTo(valToPos(step.from, 'x', true), y);
        ctx.lineTo(valToPos(step.to, 'x', true), y);
      }
      ctx.strokeStyle = color(ink);
      ctx.lineWidth = thick * devicePixelRatio;
      ctx.stroke();
    }
    drawLabel(ctx, begin, end, top);
  }
  ctx.restore();
  ctx.fillStyle = color('edge');
  if (end < left + width) ctx.fillRect(end, top, devicePixelRatio, height);
}

/** Only where there is room. @param {CanvasRenderingContext2D} context @param {number} begin @param {number} end @param {number} top */
function drawLabel(context, begin, end, top) {
  const size = FONT_PIXELS * devicePixelRatio;
  const words = 'warm-up';
  context.globalAlpha = 1;
  context.font = `${size}px ${color('font')}`;
  context.textAlign = 'left';
  context.textBaseline = 'top';
  if (context.measureText(words).width + size > end - begin) return;
  context.fillStyle = color('dim');
  context.fillText(words, begin + size / 2, top + size / 3);
}
