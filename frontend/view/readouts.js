// @ts-check
import { formatCount, formatSeconds } from '../model/format.js';
import { byId, setText } from './element.js';

/** The counts and the time, large. */
export class Readouts {
  /** @param {Run} run */
  draw(run) {
    const { reads, writes, elapsedNanos } = run.counts;
    setText('count-reads', formatCount(reads));
    setText('count-writes', formatCount(writes));
    setText('count-total', formatCount(reads + writes));
    setText('elapsed', formatSeconds(elapsedNanos));
    setText('elapsed-of', `s of ${formatSeconds(run.durationNanos)} asked`);
    const part = Math.min(1, elapsedNanos / run.durationNanos);
    byId('progress').style.transform = `scaleX(${part.toFixed(4)})`;
  }
}
