// @ts-check
import { Run } from './run.js';

/** The run of the live feed, kept up to date from its frames, and the one that is looked at: the same, unless that is held still. */
export class Scope {
  /** @type {Run | null} */ run = null;
  /** Held still while the run goes on in another object. @type {Run | null} */ frozen = null;

  /** The run to draw. */
  get shown() {
    return this.frozen ?? this.run;
  }

  /** Holds what is shown still from now on. */
  freeze() {
    const { run } = this;
    this.frozen = run;
    if (run) run.frozen = true;
    if (run && !run.ended) this.run = new Run(run);
  }

  /** Lets go; what was held is what the feed goes on from, unless another run has come. */
  unfreeze() {
    if (this.frozen) this.frozen.frozen = false;
    if (this.run?.id === this.frozen?.id) this.run = this.frozen;
    this.frozen = null;
  }

  /** @param {any} frame what is not for the run shown changes nothing @returns {Change} */
  accept(frame) {
    const { run } = this;
    if (frame.type === 'run') {
      if (run && run.id === frame.id) {
        run.change(frame);
        return 'again';
      }
      this.run = new Run(frame);
      return 'run';
    }
    if (!run || frame.run !== run.id) return null;
    if (frame.type === 'finished') {
      const again = run.report;
      run.end(frame);
      return again ? null : 'end';
    }
    const snapshots = { snapshot: [frame], backfill: frame.snapshots }[/** @type {string} */ (frame.type)];
    for (const snapshot of snapshots ?? []) run.add(snapshot);
    return snapshots ? 'data' : null;
  }
}
