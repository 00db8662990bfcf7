// @ts-check
import { getLimits } from '../../live/api.js';
import { apportion, describeBudget, formatPercent, PARTS, total } from '../../model/metrics.js';
import { formatInstant } from '../../model/format.js';
import { element, setText } from '../shared/element.js';
import { facts } from '../shared/facts.js';
import { machineSection } from '../shared/machine.js';
import { STATES } from '../shared/status.js';
import { table } from '../shared/table.js';
import { fairnessSection, lockSection, observerSection, timesSection, verdictSection } from './report-sections.js';
import { Totals } from './report-totals.js';

/** The sections after the totals: class, title and content, in reading order. @type {[string, string, (report: any, workload: Workload, changed: boolean) => Node[]][]} */
const SECTIONS = [
  ['budget', 'Time budget', budgetSection], ['verdict', 'Verdict', verdictSection], ['times', 'Times', timesSection],
  ['fairness', 'Fairness', fairnessSection], ['whole', 'Lock and JVM', lockSection], ['machine', 'Machine', machineSection], ['observer', 'What measuring cost', observerSection],
];

/** The report of an ended run; hidden until then. */
export class ReportView {
  #host;
  #outcome = element('p', { id: 'outcome' });
  #body = element('div', { class: 'parts' });
  #totals = new Totals();
  #asked = element('section', { class: 'asked' });
  /** @type {Promise<Parameter[]> | null} */ #parameters = null;
  /** @type {unknown[]} */ #drawn = [];

  /** @param {HTMLElement} host */
  constructor(host) {
    this.#host = host;
    this.#body.hidden = true;
    this.#body.append(part('totals', 'Totals', this.#totals.totals), part('lines', 'Final state', this.#totals.lines));
    host.append(element('div', { class: 'head' }, element('h2', {}, 'Report'), this.#outcome), this.#body);
    host.dataset.state = 'none';
  }

  /** @param {Run} run */
  draw(run) {
    const { report, state, failure, newest } = run;
    const drawn = [run, report, state, failure, report && newest];
    if (drawn.every((value, i) => value === this.#drawn[i])) return;
    this.#drawn = drawn;
    this.#host.dataset.state = state;
    setText(this.#outcome, outcome(run));
    this.#body.hidden = !report;
    if (!report) return;
    this.#totals.show(report, newest);
    const [totals, lines] = this.#body.children;
    this.#body.replaceChildren(totals, lines, ...SECTIONS.map(([name, title, content]) => part(name, title, content(report, run.workload, isChanged(run)))), this.#asked);
    this.#showAsked(run);
    if (report.dump) this.#asked.before(part('asked dump', 'Stuck workers', report.dump.groups.map(stackOf)));
  }

  /** @param {Run} run */
  async #showAsked(run) {
    this.#parameters ??= getLimits().then(({ parameters }) => parameters, () => []);
    const parameters = await this.#parameters;
    if (run !== this.#drawn[0]) return;
    const known = parameters.map(({ name, label, unit = '', whenEmpty }) => [label, run.workload[name] === null ? whenEmpty : `${run.workload[name]} ${unit}`]);
    this.#asked.replaceChildren(element('h3', {}, `What was asked${isChanged(run) ? ', as changed' : ''}`), facts({
      'Id': run.id, 'Started': formatInstant(run.startedAt),
      ...Object.fromEntries(known),
    }, { id: 'facts' }));
  }
}

/** Whether live settings changed during the run. @param {Run} run */
const isChanged = ({ series }) => series.changes.some(({ parameter }) => parameter !== 'pausedNanos');

/** Workers with the same stack. @param {StuckWorkers} group */
const stackOf = ({ workers, names, phase, frames }) => element('pre', { tabindex: '0' }, [`${workers}, ${phase}: ${names.join(', ')}`, ...frames].join('\n'));

/** @param {string} name @param {string} title @param {Node[]} content */
const part = (name, title, content) => element('section', { class: name }, element('h3', {}, title), ...content);

/** @param {Run} run */
function outcome({ state, failure, report }) {
  const what = {
    finished: ': it ran its time.',
    interrupted: ': the server ended before it did. There is no report.',
    stopped: ': it ended before its time was up.',
    failed: `: ${(failure || 'the server does not say why').replace(/\.$/, '')}. ${report ? 'The figures are up to then.' : 'There are no figures.'}`,
  }[/** @type {string} */ (state)] ?? '.';
  return (STATES[state] ?? ['', state]).join(' ') + what;
}

/** @param {number} millis as seconds */
const seconds = (millis) => (millis / 1000).toFixed(3);

/** Time budget of all workers. @param {any} report @param {Workload} workload @param {boolean} changed whether it changed during the run @returns {Node[]} */
function budgetSection({ budget }, { readers, writers }, changed) {
  const whole = total(budget) || 1;
  const millis = apportion(PARTS.map(([part]) => budget[part] ?? 0), 1e6);
  const key = (/** @type {string} */ name) => element('span', {}, element('i', { class: `key-${name}` }), name);
  const bar = element('div', { id: 'budget-bar', 'aria-hidden': 'true' }, ...PARTS.map(([part, name]) => {
    const piece = element('span', { class: `key-${name}` });
    piece.style.flexGrow = `${(budget[part] ?? 0) / whole}`;
    return piece;
  }));
  return [
    element('p', { id: 'budget-words' }, describeBudget(budget, changed ? 0 : Number(readers) + Number(writers))),
    bar,
    table('budget', 'Time budget', ['', 'worker-seconds', 'share'], [
      ...PARTS.map(([part, name], i) => [key(name), ...(budget[part] == null ? ['not known', ''] : [seconds(millis[i]), formatPercent(budget[part] / whole)])]),
      ['in all', seconds(millis.reduce((sum, part) => sum + part, 0)), formatPercent(1)],
      ['of which divided by sample', seconds(budget.estimatedNanos / 1e6), formatPercent(budget.estimatedNanos / whole)],
    ]),
  ];
}
