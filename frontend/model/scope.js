// @ts-check
import { Run } from './run.js';

/** The run that is shown, kept up to date from the frames of the live feed. */
export class Scope {
  /** @type {Run | null} */ run = null;

  /** @param {any} frame what is not for the run shown changes nothing @returns {Change} */
  accept(frame) {
    const { run } = this;
    if (frame.type === 'run') {
      if (run?.id === frame.id) {
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
