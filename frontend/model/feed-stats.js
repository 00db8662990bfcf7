// @ts-check
import { GapTracker } from './gap-tracker.js';

/** The rate is of so long until now, at most; of less than half of it nothing is said. */
const RATE_MILLIS = 2000;
/** The quickest way here is looked for among what came in this time: longer, and two clocks drift apart. */
const QUICKEST_MILLIS = 10_000;

/** What one viewer gets of one run, by the viewer's clock in milliseconds. */
export class FeedStats {
  holes = new GapTracker();
  /** How many came in backfills, also those of before the viewer came. */
  backfilled = 0;
  /** Between snapshots, as the server has it. */
  periodMillis = 0;
  /** When the live snapshots of late came. @type {number[]} */ #arrivals = [];
  #began = NaN;
  #newestAt = NaN;
  #late = 0;
  #since = 0;
  #quickest = Infinity;
  #quickestBefore = Infinity;

  /** @param {any} frame @param {number} now */
  take(frame, now) {
    if (frame.type === 'run') {
      this.#began ||= now;
      this.periodMillis = frame.periodMillis;
      this.#quickest = this.#quickestBefore = Infinity;
    } else if (frame.type === 'snapshot') {
      this.holes.take(frame.seq);
      this.#arrivals.push(now);
      this.#newestAt = now;
      this.#late = this.#lateness(now - frame.t / 1e6, now);
    } else if (frame.type === 'backfill') {
      for (const { seq } of frame.snapshots) this.holes.take(seq);
      if (frame.snapshots.length) this.holes.passOver(frame.snapshots[0].seq);
      this.backfilled += frame.snapshots.length;
    } else if (frame.type === 'finished') this.holes.close();
  }

  /** @param {number} travel by two clocks, so only differences mean anything @param {number} now */
  #lateness(travel, now) {
    if (now - this.#since > QUICKEST_MILLIS) {
      this.#quickestBefore = this.#quickest;
      this.#quickest = Infinity;
      this.#since = now;
    }
    this.#quickest = Math.min(this.#quickest, travel);
    return travel - Math.min(this.#quickest, this.#quickestBefore);
  }

  /** @param {number} now @returns {number} live snapshots a second; NaN when it is too early to tell */
  rate(now) {
    while (this.#arrivals[0] <= now - RATE_MILLIS) this.#arrivals.shift();
    const span = Math.min(RATE_MILLIS, now - this.#began);
    return span < RATE_MILLIS / 2 ? NaN : 1000 * this.#arrivals.length / span;
  }

  /** @param {number} now @returns {number} since the newest live one came, plus how much later it came than the quickest; NaN before */
  age(now) {
    return now - this.#newestAt + this.#late;
  }
}
