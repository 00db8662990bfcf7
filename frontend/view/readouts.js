// @ts-check
import { formatCount, formatSeconds, NOTHING } from '../model/format.js';
import { byId, setText } from './element.js';

/** @param {Run} run whose counts and time are shown, large */
export function drawCounts(run) {
  const { reads, writes, elapsedNanos } = run.counts;
  setText('count-reads', formatCount(reads));
  setText('count-writes', formatCount(writes));
  setText('count-total', formatCount(reads + writes));
  setText('elapsed', formatSeconds(elapsedNanos));
  setText('elapsed-of', `s of ${formatSeconds(run.durationNanos)} asked`);
  const part = Math.min(1, elapsedNanos / run.durationNanos);
  byId('progress').style.transform = `scaleX(${part.toFixed(4)})`;
}

/**
 * The rates of the interval under the cursor, else of the newest.
 * @param {Rates} rates
 * @param {number | null} cursor index of a point
 */
export function drawLegend({ x, reads, writes }, cursor) {
  const at = cursor ?? x.length - 1;
  const show = (/** @type {number | null | undefined} */ rate) => (rate == null ? NOTHING : formatCount(rate));
  setText('rate-reads', show(reads[at]));
  setText('rate-writes', show(writes[at]));
  setText('rate-when', x.length ? `${cursor === null ? 'newest' : 'cursor'}, to ${x[at]?.toFixed(3)} s` : NOTHING);
}
