// @ts-check
import { formatCount, NOTHING } from '../model/format.js';
import { budgetInWords, formatNanos, formatPercent, PARTS, times, total } from '../model/figures.js';
import { byId, element, setText } from './element.js';

const MEGABYTE = 1 << 20;
const MARKS = { acceptable: '✓\uFE0E', interesting: '!', forbidden: '✕\uFE0E' };

/**
 * Every figure of a run: of its last interval while it is going, of all of it once it has ended.
 * @param {any} run @param {any} snapshot @param {any} report
 */
export function showFigures(run, snapshot, report) {
  const of = report ?? snapshot;
  const workers = run.workload.readers + run.workload.writers;
  byId('figures').dataset.state = run.state;
  setText('what', `${run.state}: run ${run.id}, ${run.workload.lock}, ${formatCount(run.workload.readers)} readers, ${formatCount(run.workload.writers)} writers`);
  if (!of) return;
  setText('times-of', `${report ? 'Of the whole run' : `Of the last interval of ${run.periodMillis} ms`}; of timed operations. A duration includes the cost of about one reading of the clock.`);
  table('times', ['', 'count', 'p50', 'p90', 'p99', 'p99.9', 'max'], times(of).map(([name, { count, ...spread }]) => [
    name, formatCount(count), ...Object.values(only(spread)).map((nanos) => (count ? formatNanos(nanos) : NOTHING))]));
  showBudget(of.budget, workers, report);
  showLock(of, snapshot, report);
  showFairness(of, report);
  if (report) showVerdict(report.verdict);
  showFacts('machine', report && machine(report.machine));
  showFacts('observer', report && observer(report.observer));
}

/** @param {any} distribution without what is nested in it */
const only = ({ p50, p90, p99, p999, max }) => ({ p50, p90, p99, p999, max });

/** @param {any} budget @param {number} workers @param {any} report */
function showBudget(budget, workers, report) {
  const whole = total(budget) || 1;
  setText('budget-words', report ? budgetInWords(budget, workers) : 'Of the last interval:');
  table('budget', ['', 'worker-seconds', 'share'], [
    ...PARTS.map(([part, name]) => [name, (budget[part] / 1e9).toFixed(3), formatPercent(budget[part] / whole)]),
    ['in all', (total(budget) / 1e9).toFixed(3), formatPercent(1)],
    ['divided by sample', (budget.estimatedNanos / 1e9).toFixed(3), formatPercent(budget.estimatedNanos / whole)],
  ]);
  const bar = byId('budget-bar');
  if (!bar.firstChild) bar.append(...PARTS.map(([, name]) => element('span', { class: name })));
  PARTS.forEach(([part], i) => {
    /** @type {HTMLElement} */ (bar.children[i]).style.flexGrow = `${budget[part] / whole}`;
  });
}

/** @param {any} of @param {any} snapshot @param {any} report */
function showLock(of, snapshot, report) {
  const held = `${of.utilisation.toPrecision(3)} holder-seconds a second`;
  showFacts('lock', report ? {
    'Held': held,
    'Sections performed again': formatCount(of.retries),
    'Most carriers in use': of.mostCarriers ?? NOTHING,
    'Garbage collections': `${of.collections.count}, ${of.collections.millis} ms`,
  } : {
    'Waiting now': `${formatCount(snapshot.waiting)} workers`,
    'Held': held,
    'Sections performed again': formatCount(of.retries),
    'Operations timed': formatCount(of.timed),
    'Carriers in use': of.carriers ? `${of.carriers.mounted} of ${of.carriers.parallelism}, ${formatCount(of.carriers.queued)} queued` : NOTHING,
    'Garbage collections': `${of.collections.count}, ${of.collections.millis} ms`,
    'Capture': of.capture,
  });
}

/** @param {any} of @param {any} report */
function showFairness(of, report) {
  const jain = (/** @type {number | null} */ index) => index?.toFixed(4) ?? NOTHING;
  showFacts('fairness', report ? {
    'Jain’s index': jain(report.fairness.jain),
    'of readers': jain(report.fairness.jainReaders),
    'of writers': jain(report.fairness.jainWriters),
    'Without an operation': `${formatCount(report.fairness.without)} workers`,
    'Longest without the lock': `${formatNanos(report.fairness.longestWithoutNanos)} ${report.fairness.longestWithoutWorker ?? ''}`,
  } : { 'Jain’s index': jain(of.jain) });
  byId('workers').replaceChildren(...(report ? [strip('readers', report.fairness.readers), strip('writers', report.fairness.writers)] : []));
}

/** Operations per worker, a bar each, or a bar for some neighbours: the fewest and the most among them. @param {string} kind @param {any[]} bins */
function strip(kind, bins) {
  const most = Math.max(1, ...bins.map(({ max }) => max));
  const least = Math.min(...bins.map(({ min }) => min));
  const words = bins.length ? `Operations per worker, ${kind}: ${formatCount(least)} to ${formatCount(most)}` : `No ${kind}`;
  const bars = bins.map(({ first, workers, min, max }) => {
    const bar = element('span', { title: `${kind} ${first}${workers > 1 ? `–${first + workers - 1}` : ''}: ${formatCount(min)}${max > min ? ` to ${formatCount(max)}` : ''} operations` });
    bar.style.height = `${Math.max(2, 100 * max / most)}%`;
    return bar;
  });
  return element('figure', {}, element('figcaption', {}, words), element('div', { class: `strip ${kind === 'readers' ? 'reads' : 'writes'}`, 'aria-hidden': 'true' }, ...bars));
}

/** @param {any} verdict */
function showVerdict({ grade, promise, checks }) {
  const marked = (/** @type {keyof typeof MARKS} */ word) => `${MARKS[word]} ${word}`;
  byId('grade').className = grade;
  setText('grade', marked(grade));
  setText('promise', `What the lock promises: ${promise}`);
  table('verdict', ['what would be wrong', 'checked', 'of', 'found', 'grade'], checks.map((/** @type {any} */ check) => [
    check.name, formatCount(check.checked), formatCount(check.of), formatCount(check.found), marked(check.grade)]));
  byId('examples').replaceChildren(...checks.filter((/** @type {any} */ { example }) => example)
    .map((/** @type {any} */ { name, example }) => element('li', {}, element('b', {}, `${name}: `), example)));
}

/** @param {any} machine */
const machine = (machine) => ({
  'JDK': machine.jdk,
  'System': machine.os,
  'Processor': machine.cpu ?? NOTHING,
  'Cores': machine.cores,
  'Heap, at most': `${formatCount(machine.maxHeapBytes / MEGABYTE)} MiB`,
  'One reading of the clock': `${machine.clockNanos} ns`,
  'Timer slack': machine.timerSlackNanos === null ? NOTHING : formatNanos(machine.timerSlackNanos),
  'Limit of processors': machine.cpuLimit ?? 'none',
  'Limit of memory': machine.memoryLimit ?? 'none',
});

/** @param {any} observer */
const observer = (observer) => ({
  'Operations timed': `${formatCount(observer.timed)} of ${formatCount(observer.operations)}, ${formatPercent(observer.timed / Math.max(1, observer.operations))}`,
  'Readings of the clock': formatCount(observer.clockReadings),
  'Their share of all cores’ time': formatPercent(observer.clockShare),
  'Memory of the traces': `${(observer.traceBytes / MEGABYTE).toFixed(1)} MiB`,
});

/** @param {string} id @param {Record<string, unknown> | null} facts */
function showFacts(id, facts) {
  byId(id).replaceChildren(...Object.entries(facts ?? { 'Comes when the run ends': '' }).map(([name, value]) =>
    element('div', {}, element('dt', {}, name), element('dd', {}, `${value}`))));
}

/** @param {string} id @param {string[]} head @param {unknown[][]} rows the first of each names it */
function table(id, head, rows) {
  byId(id).replaceChildren(
    element('thead', {}, element('tr', {}, ...head.map((name) => (name ? element('th', { scope: 'col' }, name) : element('td'))))),
    element('tbody', {}, ...rows.map(([name, ...values]) =>
      element('tr', {}, element('th', { scope: 'row' }, `${name}`), ...values.map((value) => element('td', {}, `${value}`))))));
}
