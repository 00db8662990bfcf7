// @ts-check
import { Run } from './run.js';

/** The run of the live feed and the run shown: the same, unless the picture is frozen. */
export class Scope {
  /** @type {Run | null} */ run = null;
  /** The run as it was when frozen; the feed continues in another object. @type {Run | null} */ frozen = null;

  /** The run to draw. */
  get shown() {
    return this.frozen ?? this.run;
  }

  /** Freezes the run shown. */
  freeze() {
    const { run } = this;
    this.frozen = run;
    if (run) run.frozen = true;
    if (run && !run.ended) this.run = new Run(run);
  }

  /** Ends the freeze; the feed resumes from the frozen state unless another run has started. */
  unfreeze() {
    if (this.frozen) this.frozen.frozen = false;
    if (this.run?.id === this.frozen?.id) this.run = this.frozen;
    this.frozen = null;
  }

  /** @param {any} frame ignored if it belongs to another run @returns {Change} */
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
    if (frame.type === 'warmUp') {
      run.series.warmUp.add(frame.warmUp);
      return 'data';
    }
    const snapshots = { snapshot: [frame], backfill: frame.snapshots }[/** @type {string} */ (frame.type)];
    for (const snapshot of snapshots ?? []) run.add(snapshot);
    return snapshots ? 'data' : null;
  }
}
