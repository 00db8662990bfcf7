// @ts-check
import { GapTracker } from './gap-tracker.js';

/** Window of the rate; with less than half of it there is no rate yet. */
const RATE_MILLIS = 2000;
/** Window of the minimum transit time; over longer ones two clocks drift apart. */
const QUICKEST_MILLIS = 10_000;

/** What one viewer receives of one run, in milliseconds of the viewer's clock. */
export class FeedStats {
  holes = new GapTracker();
  /** Number of snapshots received in backfills, including those before the viewer connected. */
  backfilled = 0;
  /** The server's sampling period. */
  periodMillis = 0;
  /** Arrival times of recent live snapshots. @type {number[]} */ #arrivals = [];
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

  /** @param {number} travel difference of two clocks, so only its changes have a meaning @param {number} now */
  #lateness(travel, now) {
    if (now - this.#since > QUICKEST_MILLIS) {
      this.#quickestBefore = this.#quickest;
      this.#quickest = Infinity;
      this.#since = now;
    }
    this.#quickest = Math.min(this.#quickest, travel);
    return travel - Math.min(this.#quickest, this.#quickestBefore);
  }

  /** @param {number} now @returns {number} live snapshots per second; NaN if it is too early to tell */
  rate(now) {
    while (this.#arrivals[0] <= now - RATE_MILLIS) this.#arrivals.shift();
    const span = Math.min(RATE_MILLIS, now - this.#began);
    return span < RATE_MILLIS / 2 ? NaN : 1000 * this.#arrivals.length / span;
  }

  /** @param {number} now @returns {number} time since the newest live snapshot arrived, plus its delay over the fastest one; NaN before the first */
  age(now) {
    return now - this.#newestAt + this.#late;
  }
}
