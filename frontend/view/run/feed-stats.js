// @ts-check
import { formatCount, NOTHING } from '../../model/format.js';
import { FeedStats } from '../../model/feed-stats.js';
import { element, setText } from '../shared/element.js';
import { announce } from '../shared/status.js';

const REFRESH_MILLIS = 250;
/** A newest snapshot this many periods old is marked. */
const STALE_PERIODS = 10;

const HELP = {
  Snapshots: 'Live ones a second, over the last 2 s; of those that the server takes.',
  Newest: 'Since the newest came, and how much later it came than the quickest lately, whose own way can’t be timed.',
  Missed: 'Passed over while this viewer was slow or away; a backfill brings what the server has.',
  Backfilled: 'From before this viewer came, and what it had missed.',
};

/** What this viewer receives: how often, how late, how much was missed. It has its own timer, as it must show silence, too. */
export class FeedStatsView {
  /** @type {Record<string, HTMLElement>} */ #cells = {};
  #received = new FeedStats();
  /** @type {Run | null} */ #run = null;
  #timer = 0;
  #lost = 0;

  /** @param {HTMLElement} host a definition list */
  constructor(host) {
    host.replaceChildren(...Object.entries(HELP).map(([name, help]) => {
      this.#cells[name] = element('dd', {}, NOTHING);
      return element('div', { title: help }, element('dt', {}, name), this.#cells[name]);
    }));
    document.addEventListener('visibilitychange', () => this.#tick());
  }

  /** @param {any} frame @param {Run | null} run the one shown */
  record(frame, run) {
    if (run?.id !== this.#run?.id) {
      this.#received = new FeedStats();
      this.#lost = 0;
    }
    this.#run = run;
    if (run && run.id === (frame.run ?? frame.id)) this.#received.take(frame, performance.now());
  }

  /** @param {Run | null} run */
  draw(run) {
    if (!this.#tick() && run) this.#show(run);
  }

  /** @returns {boolean} whether the timer runs: only during a run and while the page is visible */
  #tick() {
    const due = this.#run !== null && !this.#run.ended && !document.hidden;
    if (due && !this.#timer) this.#timer = setInterval(() => this.#run && this.#show(this.#run), REFRESH_MILLIS);
    if (!due) {
      clearInterval(this.#timer);
      this.#timer = 0;
    }
    return due;
  }

  /** @param {Run} run */
  #show({ state }) {
    const { holes, backfilled, periodMillis } = this.#received;
    const now = performance.now();
    const age = this.#received.age(now);
    const rate = this.#received.rate(now);
    const running = state === 'running';
    setText(this.#cells.Snapshots, running && rate >= 0 ? `${rate.toFixed(1)} of ${(1000 / periodMillis).toFixed(1)} /s` : NOTHING);
    setText(this.#cells.Newest, newest(state, age));
    this.#cells.Newest.classList.toggle('stale', running && age > STALE_PERIODS * periodMillis);
    setText(this.#cells.Missed, `${formatCount(holes.missed)}${holes.lost ? `, ${formatCount(holes.lost)} lost` : ''}`);
    this.#cells.Missed.classList.toggle('stale', holes.lost > 0);
    setText(this.#cells.Backfilled, formatCount(backfilled));
    const lost = holes.lost ? `${formatCount(holes.lost)} ${holes.lost > 1 ? 'snapshots' : 'snapshot'} lost for good: the gap stays` : '';
    setText('lost', lost);
    if (holes.lost > this.#lost) announce(`${lost}.`);
    this.#lost = holes.lost;
  }
}

/** @param {RunState} state @param {number} age of the newest snapshot in milliseconds, NaN before the first */
function newest(state, age) {
  if (state === 'paused') return 'paused';
  if (state !== 'running') return 'the last';
  return age >= 0 ? formatAge(age) : NOTHING;
}

/** @param {number} millis */
const formatAge = (millis) => (millis < 9_999.5 ? `${millis.toFixed(0)} ms old` : `${(millis / 1000).toFixed(0)} s old`);
