// @ts-check
import { formatNanos } from '../../model/metrics.js';
import { formatCount } from '../../model/format.js';
import { color } from '../shared/trace-style.js';

/** @typedef {{ x: number, kind: 'change' | 'gc', text: string }} Mark an event, in seconds */

/** Beyond this number, collections are drawn as ticks only. */
const MANY = 40;

/** @param {import('../../model/rows.js').Rows} rows @returns {Mark[]} live changes and garbage collections in the range */
export function marksOf(rows) {
  const { series, x, row, high, span } = rows;
  const [from, to] = [x[0], x.at(-1) ?? 0];
  /** @type {Mark[]} */ const marks = [];
  for (const { t, parameter, from: was, to: is } of series.changes) {
    if (t / 1e9 < from || t / 1e9 > to) continue;
    const text = parameter === 'pausedNanos' ? `paused for ${formatNanos(is)}` : `${parameter.replace('Micros', '')} ${formatCount(was)} → ${formatCount(is)}${parameter.endsWith('Micros') ? ' µs' : ''}`;
    marks.push({ x: t / 1e9, kind: 'change', text });
  }
  const [count, millis] = [series.column('collections'), series.column('collecting')];
  row.forEach((first, i) => {
    if (!high[i] || !count.over(first, span) || !count.sum) return;
    millis.over(first, span);
    marks.push({ x: x[i], kind: 'gc', text: `garbage collection: ${count.sum}, ${millis.sum} ms` });
  });
  return marks;
}

/** @param {Mark[]} marks @param {number} seconds @param {number} reach @returns {string} events around that time */
export const marksAt = (marks, seconds, reach) =>
  marks.filter(({ x }) => Math.abs(x - seconds) <= reach).slice(0, 3).map(({ text }) => text).join('; ');

/** @param {any} plot @param {Mark[]} marks */
export function drawMarks({ ctx, bbox: { left, top, width, height }, valToPos }, marks) {
  const ratio = devicePixelRatio;
  const many = marks.filter(({ kind }) => kind === 'gc').length > MANY;
  ctx.save();
  for (const { x, kind } of marks) {
    const at = Math.round(valToPos(x, 'x', true)) + 0.5;
    if (at < left || at > left + width) continue;
    const change = kind === 'change';
    ctx.strokeStyle = ctx.fillStyle = color(change ? 'text' : 'edge');
    ctx.lineWidth = ratio;
    ctx.setLineDash(change ? [] : [2 * ratio, 3 * ratio]);
    ctx.beginPath();
    ctx.moveTo(at, top);
    ctx.lineTo(at, top + (many && !change ? 5 * ratio : height));
    ctx.stroke();
    if (!change) continue;
    ctx.beginPath();
    ctx.moveTo(at - 4 * ratio, top);
    ctx.lineTo(at + 4 * ratio, top);
    ctx.lineTo(at, top + 6 * ratio);
    ctx.fill();
  }
  ctx.restore();
}
