// @ts-check
import { longestWaits } from '../model/capture.js';
import { formatNanos } from '../model/figures.js';
import { formatCount } from '../model/format.js';

/** @typedef {import('../model/capture.js').Shot} Shot */
/** @typedef {import('../model/capture.js').Traced} Traced */

export const HEAD = ['worker', 'wait', 'asked at', 'had after', 'hold', 'returned after', 'key', 'version'];
/** As many are in the table. */
const MOST = 10;

/** @param {Shot} shot @param {Traced[]} ops @returns {string[][]} those of the longest waits */
export const rowsOf = (shot, ops) => longestWaits(ops, MOST).map((op) => [
  shot.workers[op.lane], formatNanos(op.wait), formatTime(op.asked), formatNanos(op.wait), formatNanos(op.released - op.had),
  formatNanos(op.returned - op.asked), `${op.key}`, formatCount(op.version)]);

/** @param {Shot} shot @param {Traced} op */
export function describe({ workers }, { lane, key, version, asked, had, released, returned }) {
  return `${formatNanos(had - asked)}, ${workers[lane]}, asked at ${formatTime(asked)}; held ${formatNanos(released - had)}, returned ${formatNanos(returned - released)} later; key ${key}, version ${formatCount(version)}`;
}

/** @param {Run} run @param {Shot | null} shot of it @param {Traced | null} chosen @returns {string} what is shown */
export function wordsOf({ workload, newest }, shot, chosen) {
  if (chosen && shot) return `${chosen.returned === shot.capture.triggeredAt ? 'Wait that triggered' : 'Longest wait here'}: ${describe(shot, chosen)}.`;
  const over = workload.captureWaitOverMicros;
  const state = newest?.capture ?? shot?.capture.trigger ?? 'off';
  const trigger = over ? `Trigger: wait over ${formatNanos(1000 * Number(over))}, ${state}.` : 'Trigger: off.';
  if (!shot) return trigger;
  const { gap, memoryBytes } = shot.capture;
  const traced = gap > 1 ? `One operation in ${formatCount(gap)} is timed` : 'Every operation is timed';
  return `${trigger} ${traced}; ${formatCount(shot.ops.length)} in ${formatNanos(shot.to - shot.from)} here, of traces of ${(memoryBytes / 2 ** 20).toFixed(1)} MiB. Instants run on in a pause.`;
}

/** @param {number} nanos */
const formatTime = (nanos) => `${(nanos / 1e6).toFixed(4)} ms`;
