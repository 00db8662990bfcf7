// @ts-check
import { formatNanos } from '../../model/metrics.js';
import { counted, formatRate, NOTHING } from '../../model/format.js';
import { formatPairs, formatRatio } from '../../model/ratio.js';
import { element } from '../shared/element.js';
import { machineSection } from '../shared/machine.js';
import { table } from '../shared/table.js';

/** @typedef {import('../../live/duels.js').Duel} Duel */
/** @typedef {import('../../live/duels.js').Ratio} Ratio */

/** @param {number | null} value @param {(value: number) => string} format */
const or = (value, format) => (value === null ? NOTHING : format(value));

/** @param {number} nanos */
const wait = (nanos) => (nanos ? formatNanos(nanos) : NOTHING);

/** @param {Ratio} ratio */
const interval = ({ low, high }) => (low === null ? NOTHING : `${formatRatio(low)} to ${formatRatio(high)}`);

/** @param {Ratio} ratio */
const claim = ({ claimLow, claimHigh }) => (claimLow === null ? NOTHING : `${formatRatio(claimLow)} to ${formatRatio(claimHigh)}`);

/** The metrics of a duel in tables. @param {Duel} duel including its result @param {boolean} open whether the table of pairs is unfolded @returns {Node[]} */
export function duelTables({ result }, open) {
  if (!result) return [];
  const { a, b, operations, p99Wait, pairs, slices, machine, jvms = [] } = result;
  const of = (/** @type {number} */ pair, /** @type {'a' | 'b'} */ side) => slices.find((slice) => slice.pair === pair && slice.side === side);
  const fold = element('details', { id: 'pairs-fold' },
    element('summary', {}, element('h3', {}, 'Pair by pair')),
    table('pairs', 'Pairs of slices', ['pair', 'first', 'A operations/s', 'B operations/s', 'A over B', 'A p99 wait', 'B p99 wait', 'A over B'], pairs.map((pair) => {
      const [ofA, ofB] = [of(pair.number, 'a'), of(pair.number, 'b')];
      return [
        `${pair.number}${pair.warmUp ? ', warm-up' : ''}`, pair.first.toUpperCase(),
        formatRate(ofA?.operationsPerSecond ?? 0), formatRate(ofB?.operationsPerSecond ?? 0), formatRatio(pair.operations),
        wait(ofA?.p99WaitNanos ?? 0), wait(ofB?.p99WaitNanos ?? 0), formatRatio(pair.p99Wait),
      ];
    })));
  fold.open = open;
  const cutOff = slices.reduce((sum, { warmUp, waitsCutOff = 0 }) => sum + (warmUp ? 0 : waitsCutOff), 0);
  return [
    element('h2', {}, 'Figures'),
    table('sides', 'Both sides', ['', 'A, median', 'B, median', 'A over B', '95% interval', '99% interval', 'pairs (correlation)'], [
      ['operations a second', or(a.operationsPerSecond, formatRate), or(b.operationsPerSecond, formatRate), formatRatio(operations.median), interval(operations), claim(operations), formatPairs(operations)],
      ['p99 wait', or(a.p99WaitNanos, wait), or(b.p99WaitNanos, wait), formatRatio(p99Wait.median), interval(p99Wait), claim(p99Wait), formatPairs(p99Wait)],
    ]),
    element('p', { class: 'help' }, 'A over B is the median of the ratios of the pairs, its intervals are bootstrapped, and wider where neighbouring pairs correlate, since such pairs say less than as many independent ones. '
      + 'A difference is claimed only when even the 99% interval is more than 1% away from 1: of a hundred duels between equals, one or two then still claim one of either figure, with only ten slices up to four, even if neighbours correlate by 0.6. '
      + 'A pair counts for the p99 wait only with at least 300 waits in each slice.'
      + (cutOff ? ` The ends of slices cut off ${counted(cutOff, 'wait')}, which count as at least so long.` : '')),
    fold,
    element('details', {}, element('summary', {}, element('h3', {}, 'Machine')), ...machineSection({ machine, jvms })),
  ];
}
