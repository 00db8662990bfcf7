// @ts-check
import { getLocks } from '../live/api.js';
import { formatNanos, formatPercent } from '../model/figures.js';
import { formatCount, NOTHING } from '../model/format.js';
import { element, setText } from './element.js';
import { Facts } from './facts.js';
import { Pace } from './pace.js';

const REFRESH_MILLIS = 250;

const HELP = {
  'Waiting now': 'Workers that want the lock and don’t have it.',
  'Held': 'Holder-seconds a second: the share of time that the lock is held, where it lets in one at a time.',
  'Wait p50': 'From asking for the lock to having it: half of the timed operations waited no longer.',
  'Wait p99': 'From asking for the lock to having it: 99 of 100 timed operations waited no longer.',
  'Hold p50': 'From having the lock to giving it back: half of the timed operations held it no longer.',
  'Sections again': 'Critical sections performed again: an optimistic lock saw that it was disturbed. All attempts count as hold.',
  'Carriers': 'Platform threads that carry a virtual one, of how many may, and virtual threads that wait for one.',
  'Collections': 'Of garbage, and the time they took.',
  'Timed': 'Operations that were timed: the others are counted only, so that measuring costs less.',
};

/** What the lock does: in the last interval while a run goes on, in all of it once it has ended. */
export class LockView {
  #title = element('h2', {}, 'Lock');
  #note = element('p', {}, NOTHING);
  #facts = new Facts(HELP);
  #pace = new Pace(REFRESH_MILLIS);
  /** @type {Map<string, any>} */ #catalogue = new Map();
  /** @type {Run | null} */ #run = null;
  /** The snapshot before the newest. @type {any} */ #before = null;
  /** @type {any} */ #newest = null;

  /** @param {HTMLElement} host */
  constructor(host) {
    host.append(element('div', { class: 'head' }, this.#title, this.#note), this.#facts.root);
    getLocks().then((locks) => {
      this.#catalogue = new Map(locks.map((lock) => [lock.id, lock]));
      if (this.#run) this.#showTitle(this.#run);
    }, () => {});
  }

  /** @param {Run} run */
  draw(run) {
    if (run !== this.#run) this.#newest = null;
    this.#run = run;
    if (run.newest !== this.#newest) {
      this.#before = this.#newest;
      this.#newest = run.newest;
    }
    if (!this.#pace.due(run)) return;
    const report = /** @type {any} */ (run.report);
    const of = report ?? run.newest;
    this.#showTitle(run);
    setText(this.#note, report ? 'of the whole run' : of ? 'of the last interval' : NOTHING);
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
      'Timed': this.#timed(of),
    });
  }

  /** @param {Run} run */
  #showTitle({ workload }) {
    const lock = this.#catalogue.get(`${workload.lock}`);
    setText(this.#title, lock?.name ?? `${workload.lock}`);
    this.#title.title = lock ? `${lock.sentence} ${lock.tradeOff}` : '';
  }

  /** @param {any} of a report or the newest snapshot */
  #timed(of) {
    if (of.observer) return share(of.observer.timed, of.observer.operations);
    const before = of.seq === 1 ? { seq: 0, reads: 0, writes: 0 } : this.#before;
    if (before?.seq !== of.seq - 1) return `${formatCount(of.timed)} of ${NOTHING}`;
    return share(of.timed, of.reads + of.writes - before.reads - before.writes);
  }
}

/** @param {number} timed @param {number} all */
const share = (timed, all) => (all ? `${formatCount(timed)} of ${formatCount(all)}, ${formatPercent(timed / all)}` : NOTHING);

/** @param {any} of of a run on virtual threads */
function carriers({ carriers, mostCarriers }) {
  return carriers ? `${carriers.mounted} of ${carriers.parallelism}, ${formatCount(carriers.queued)} queued` : `${mostCarriers} at most`;
}
