// @ts-check
import { handOffs, roundStep } from '../../model/capture.js';
import { formatNanos } from '../../model/metrics.js';
import { prepare } from './canvas.js';
import { color } from '../shared/trace-style.js';

/** Margins for the workers' names and the time, CSS pixels. */
export const LEFT = 82;
export const TOP = 18;
/** Height of a lane. */
export const ROW = 13;
/** Beyond this number of operations hand-offs would cover them. */
const MOST_HAND_OFFS = 600;

/** @typedef {import('../../model/capture.js').OperationSample} OperationSample */
/** @typedef {{ ops: OperationSample[], from: number, to: number, order: number[], scrolled: number, chosen: OperationSample | null }} Window */

/** @param {HTMLCanvasElement} canvas @param {import('../../model/capture.js').CapturedOperations} shot @param {Window} window */
export function drawLanes(canvas, { workers, capture }, { ops, from, to, order, scrolled, chosen }) {
  const { context, width, height } = prepare(canvas);
  const x = (/** @type {number} */ t) => LEFT + (width - LEFT) * (t - from) / (to - from);
  /** Vertical middle of each lane, by its number. @type {number[]} */
  const y = [];
  order.forEach((lane, row) => (y[lane] = TOP + ROW * (row + 0.5) - scrolled));
  const seen = (/** @type {{ lane: number }} */ { lane }) => y[lane] > TOP - ROW && y[lane] < height + ROW;

  for (const [row, lane] of order.entries()) {
    if (!seen({ lane })) continue;
    if (row % 2) rect(context, color('well'), LEFT, y[lane] - ROW / 2, width, ROW);
  }
  context.save();
  context.beginPath();
  context.rect(LEFT, TOP, width - LEFT, height - TOP);
  context.clip();
  drawTime(context, x, from, to, height, width);
  if (capture.triggeredAt) rect(context, color('warn'), Math.round(x(capture.triggeredAt)), TOP, 1, height);
  if (ops.length <= MOST_HAND_OFFS) drawHandOffs(context, x, y, ops);
  for (const op of ops) if (seen(op)) drawOperation(context, x, y[op.lane], op, op.lane === chosen?.lane && op.asked === chosen.asked);
  context.restore();
  drawNames(context, workers, order, y, height);
  drawTicks(context, x, from, to, width);
}

/** @param {CanvasRenderingContext2D} context @param {string} fill @param {number} x @param {number} y @param {number} width @param {number} height */
function rect(context, fill, x, y, width, height) {
  context.fillStyle = fill;
  context.fillRect(x, y, width, height);
}

/** A wait is a thin bar, a hold a tall one, and the return a line. @param {CanvasRenderingContext2D} context @param {(t: number) => number} x @param {number} y @param {OperationSample} op @param {boolean} chosen */
function drawOperation(context, x, y, { asked, had, released, returned }, chosen) {
  const [from, got, gave, back] = [asked, had, released, returned].map(x);
  rect(context, color('wait'), from, y - 1.5, Math.max(0.5, got - from), 3);
  rect(context, color('dim'), gave, y - 0.5, Math.max(0.5, back - gave), 1);
  rect(context, color('hold'), got, y - 5, Math.max(1, gave - got), 10);
  if (!chosen) return;
  context.strokeStyle = color('text');
  context.strokeRect(from - 2, y - 6, back - from + 4, 12);
}

/** @param {CanvasRenderingContext2D} context @param {(t: number) => number} x @param {number[]} y @param {OperationSample[]} ops */
function drawHandOffs(context, x, y, ops) {
  context.strokeStyle = color('edge');
  context.beginPath();
  for (const [{ lane, released }, next] of handOffs(ops)) {
    context.moveTo(x(released), y[lane]);
    context.lineTo(x(next.had), y[next.lane]);
  }
  context.stroke();
}

/** @param {CanvasRenderingContext2D} context @param {(t: number) => number} x @param {number} from @param {number} to @param {number} height @param {number} width */
function drawTime(context, x, from, to, height, width) {
  const step = roundStep(to - from, width / 130);
  for (let t = Math.ceil(from / step) * step; t <= to; t += step) rect(context, color('grid'), Math.round(x(t)), TOP, 1, height);
}

/** The absolute time at the first tick, and differences from it. @param {CanvasRenderingContext2D} context @param {(t: number) => number} x @param {number} from @param {number} to @param {number} width */
function drawTicks(context, x, from, to, width) {
  rect(context, color('panel'), 0, 0, width, TOP);
  context.fillStyle = color('dim');
  const step = roundStep(to - from, width / 130);
  const first = Math.ceil(from / step) * step;
  for (let t = first; t <= to; t += step) {
    const at = x(t);
    context.textAlign = at > width - 40 ? 'right' : at < LEFT + 40 ? 'left' : 'center';
    context.fillText(t === first ? `${(t / 1e6).toFixed(4)} ms` : `+${formatNanos(t - first)}`, Math.min(at, width - 2), TOP / 2);
  }
}

/** @param {CanvasRenderingContext2D} context @param {string[]} workers @param {number[]} order @param {number[]} y @param {number} height */
function drawNames(context, workers, order, y, height) {
  context.textAlign = 'right';
  for (const lane of order) {
    if (y[lane] < TOP - ROW || y[lane] > height + ROW) continue;
    context.fillStyle = color(workers[lane].startsWith('reader') ? 'reads' : 'writes');
    context.fillText(workers[lane], LEFT - 6, y[lane]);
  }
}
