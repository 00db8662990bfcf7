// @ts-check
import { getLocks } from '../../live/api.js';
import { metricOf } from '../../model/catalogue.js';
import { formatNanos, formatPercent } from '../../model/metrics.js';
import { formatCount, formatSeconds, NOTHING } from '../../model/format.js';
import { element, setText } from '../shared/element.js';
import { Facts } from '../shared/facts.js';
import { RefreshThrottle } from './refresh-throttle.js';

const REFRESH_MILLIS = 250;

/** The metrics of each row. @type {Record<string, string[]>} */
const ROWS = {
  'Waiting now': ['waiting'],
  'Held': ['utilisation'],
  'Wait p50': ['p50Wait'],
  'Wait p99': ['p99Wait'],
  'Hold p50': ['p50Hold'],
  'Sections again': ['retries'],
  'Carriers': ['carriers', 'carrierParallelism', 'queuedThreads'],
  'Collections': ['collections', 'collectionMillis'],
  'Timed': ['timed'],
};
const HELP = Object.fromEntries(Object.entries(ROWS).map(([row, names]) => [row, names.map((name) => metricOf(name).help).join(' ')]));

/** The lock's metrics: of the last interval during a run, of the whole run after its end. */
export class LockView {
  #title = element('h2', {}, 'Lock');
  #note = element('p', {}, NOTHING);
  #facts = new Facts(HELP);
  #pace = new RefreshThrottle(REFRESH_MILLIS);
  /** @type {Map<unknown, string>} */ #names = new Map();
  /** @type {Run | null} */ #run = null;

  /** @param {HTMLElement} host */
  constructor(host) {
    host.append(element('div', { class: 'head' }, this.#title, this.#note), this.#facts.root);
    getLocks().then((locks) => {
      this.#names = new Map(locks.map(({ id, name }) => [id, name]));
      if (this.#run) this.#showTitle(this.#run);
    }, () => {});
  }

  /** @param {Run} run */
  draw(run) {
    this.#run = run;
    if (!this.#pace.due(run)) return;
    const report = /** @type {any} */ (run.report);
    const of = report ?? run.newest;
    this.#showTitle(run);
    setText(this.#note, report ? 'of the whole run' : of ? `of the interval to ${formatSeconds(of.t)} s` : NOTHING);
    if (!of) return this.#facts.show(Object.fromEntries(Object.keys(HELP).map((name) => [name, NOTHING])));
    const spread = (/** @type {any} */ { count }, /** @type {number} */ nanos) => (count ? formatNanos(nanos) : NOTHING);
    this.#facts.show({
      'Waiting now': report ? NOTHING : `${formatCount(of.waiting)} workers`,
      'Held': `${of.utilisation.toPrecision(3)} s/s`,
      'Wait p50': spread(of.wait, of.wait.p50),
      'Wait p99': spread(of.wait, of.wait.p99),
      'Hold p50': spread(of.hold, of.hold.p50),
      'Sections again': formatCount(of.retries),
      'Carriers': run.workload.threads === 'virtual' ? carriers(of) : 'platform threads',
      'Collections': `${formatCount(of.collections.count)}, ${formatCount(of.collections.millis)} ms`,
      'Timed': report ? share(of.observer.timed - of.observer.lost, of.observer.operations) : timed(run),
    });
  }

  /** @param {Run} run */
  #showTitle({ workload }) {
    setText(this.#title, this.#names.get(workload.lock) ?? `${workload.lock}`);
  }

}

/** @param {Run} run with a newest snapshot, which ends the interval */
function timed({ newest: { seq, timed: many }, snapshots: { reads, writes } }) {
  const until = (/** @type {number} */ at) => (at ? reads[at] + writes[at] : 0);
  const all = until(seq) - until(seq - 1);
  // The two counts are taken at slightly different times.
  return Number.isNaN(all) ? `${formatCount(many)}, of how many was missed` : `${formatCount(many)} of about ${formatCount(all)}`;
}

/** @param {number} timed @param {number} all */
const share = (timed, all) => (all ? `${formatCount(timed)} of ${formatCount(all)}, ${formatPercent(timed / all)}` : NOTHING);

/** @param {any} of of a run on virtual threads */
function carriers({ carriers, mostCarriers }) {
  return carriers ? `${carriers.mounted} of ${carriers.parallelism}, ${formatCount(carriers.queued)} queued` : `${mostCarriers} at most`;
}
