// @ts-check
import { CATALOGUE, times, valueAt } from '../../model/catalogue.js';
import { formatWithUnit } from '../../model/comparison.js';
import { formatNanos, formatPercent, isSampled, longestTimed, longestWithout } from '../../model/metrics.js';
import { counted, formatCount, NOTHING } from '../../model/format.js';
import { element } from '../shared/element.js';
import { facts, Facts } from '../shared/facts.js';
import { table } from '../shared/table.js';

const MEGABYTE = 1 << 20;
const MAX = 4;
const MARKS = { acceptable: '✓\uFE0E', unchecked: '○', interesting: '!', forbidden: '✕\uFE0E' };

/** @param {any} report @returns {Node[]} */
export const timesSection = (report) => [
  table('times', 'Times', ['', 'count', 'p50', 'p90', 'p99', 'p99.9', 'max'], times(report).map(([name, { count, p50, p90, p99, p999, max }, atLeast]) => [
    name, formatCount(count), ...[p50, p90, p99, p999, max].map((nanos, column) => (count ? (atLeast || (column === MAX && isSampled(report)) ? '≥ ' : '') + formatNanos(nanos) : NOTHING))])),
  element('p', { class: 'help' }, `Of timed operations${report.observer.lost ? ', without those lost' : ' of the whole run'}. A duration includes about one reading of the clock.`
    + (report.latency ? ' Latency is from the time due; uncorrected is from asking, and hides what was late already (coordinated omission).' : '') + (isSampled(report) ? ` ${longestTimed(report)}` : '') + cutOff(report)),
];

/** What the end of the run cut off. @param {any} report @returns {string} */
function cutOff({ cutOff: cut }) {
  const waits = cut?.waits ? ` The end cut off ${counted(cut.waits, 'wait')}, the longest after ${formatNanos(cut.longestWaitNanos)}: go by the rows with those, where they count as at least so long.` : '';
  return waits + (cut?.due ? ` Due and not made: ${counted(cut.due, 'operation')}, for up to ${formatNanos(cut.longestDueNanos)}.` : '');
}

/** @param {any} report @returns {Node[]} */
export function verdictSection({ verdict: { grade, remark, promise, checks } }) {
  const marked = (/** @type {keyof typeof MARKS} */ word) => element('span', { class: word }, `${MARKS[word]} ${word}`);
  const wrong = checks.filter((/** @type {any} */ { example }) => example);
  const whole = marked(grade);
  whole.id = 'grade';
  return [
    element('p', {}, whole, remark ? ` ${remark}` : '', element('span', { class: 'help' }, ` Promised: ${promise}`)),
    element('ul', { id: 'examples' }, ...wrong.map((/** @type {any} */ { name, example }) => element('li', {}, element('b', {}, `${name}: `), example))),
    table('verdict', 'Verdict', ['what would be wrong', 'checked', 'of', 'found', 'grade'], checks.map((/** @type {any} */ check) => [
      check.name, formatCount(check.checked), formatCount(check.of), formatCount(check.found), check.checked ? marked(check.grade) : NOTHING])),
  ];
}

/** Values of metrics that are more than their number. @type {Record<string, (report: any) => string>} */
const SPECIAL = { longestWithout: (report) => longestWithout(report) ?? 'less than a period' };

/** @param {string} group @returns {(report: any) => Node[]} its metrics that have a label, with their help */
const metricsOf = (group) => (report) => {
  const metrics = CATALOGUE.flatMap(({ name, unit, help, label, report: at, ...of }) => (
    of.group === group && label && at && !of.distribution ? [{ label, help, text: SPECIAL[name]?.(report) ?? formatWithUnit(valueAt(report, at), unit) }] : []));
  const list = new Facts(Object.fromEntries(metrics.map(({ label, help }) => [label, help])));
  list.show(Object.fromEntries(metrics.map(({ label, text }) => [label, text])));
  return [list.root];
};

export const fairnessSection = metricsOf('Fairness');
export const lockSection = metricsOf('Lock');

/** A lock whose own cost is less than this many floors can't be distinguished from none, as on the server. */
const LEAST_FLOORS = 3;

/** @param {any} observer @returns {Record<string, string>} nothing in older reports and where it was not measured */
function bookkeeping({ bareNanos, floorNanos, timedFloorNanos, bookkeepingShare, lockNanos }) {
  if (typeof bookkeepingShare !== 'number') return {};
  const [bare, floor, timed] = [bareNanos, floorNanos, timedFloorNanos].map(formatNanos);
  return {
    'The floor, an operation with no lock': `${floor}, if timed ${timed}; in a bare loop ${bare}. A lock that is cheaper than the floor can’t be distinguished from none`,
    ...(typeof lockNanos === 'number' && { 'The lock itself, per operation': lockNanos > LEAST_FLOORS * floorNanos ? `${formatNanos(lockNanos)} of a core’s time above the floor` : `below ${formatNanos(LEAST_FLOORS * floorNanos)}: not distinguishable from no lock` }),
    'Bookkeeping’s share of all cores’ time': formatPercent(bookkeepingShare),
  };
}

/** @param {any} report @returns {Node[]} */
export const observerSection = ({ observer, warmUp }) => [facts({
  'Warm-up before the run': warmUp ? `${formatNanos(warmUp.nanos)}, ${warmUp.steady ? 'until the rate was steady' : 'and the rate was not steady yet'}` : 'none',
  'Operations timed': `${formatCount(observer.timed)} of ${formatCount(observer.operations)}, ${formatPercent(observer.timed / Math.max(1, observer.operations))}`,
  'Not checked for order, as overwritten before': formatCount(observer.overwritten ?? observer.lost),
  'In no distribution': formatCount(observer.lost),
  'Readings of the clock': formatCount(observer.clockReadings),
  'Their share of all cores’ time': formatPercent(observer.clockShare),
  'In bursts that timed every operation': observer.burstNanos == null ? NOTHING : formatNanos(observer.burstNanos),
  ...bookkeeping(observer),
  'Memory of the traces': `${(observer.traceBytes / MEGABYTE).toFixed(1)} MiB`,
}, { id: 'observer' })];
