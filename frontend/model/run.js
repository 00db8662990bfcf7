// @ts-check
import { Heat } from './heat.js';
import { Series } from './series.js';
import { Snapshots } from './snapshots.js';

/** One run as far as this viewer has received it. */
export class Run {
  snapshots = new Snapshots();
  series = new Series(this.snapshots);
  heat = new Heat();
  /** The complete newest snapshot. @type {any} */ newest = null;
  /** The keys written so far. @type {Cell[]} */ cells = [];
  /** @type {RunReport | null} */ report = null;
  failure = '';
  /** Whether it is warming up. */ warming = false;
  /** Whether the picture is frozen, so that all panels show the same instant. */ frozen = false;

  /** @param {{ id: string, workload: Workload, startedAt: string, state: RunState, warmUp?: any, warming?: boolean }} frame the `run` frame, or a run */
  constructor({ id, workload, startedAt, state, warmUp, warming = Boolean(warmUp) }) {
    this.warming = warming;
    this.id = id;
    this.workload = workload;
    this.startedAt = startedAt;
    this.state = state;
  }

  /** Applies the end of a warm-up, a pause, a resume or live settings. @param {{ workload: Workload, state: RunState, warmUp?: any }} frame */
  change({ workload, state, warmUp }) {
    this.warming = Boolean(warmUp);
    this.workload = workload;
    if (!this.report) this.state = state;
  }

  /** @param {Snapshot} snapshot */
  add(snapshot) {
    if (snapshot.seq > this.snapshots.last) {
      this.newest = snapshot;
      if (snapshot.state && !this.report) this.cells = snapshot.state;
    }
    if (!this.snapshots.add(snapshot)) return;
    this.series.add(snapshot);
    this.heat.add(snapshot);
  }

  /** @param {{ state: RunState, report?: RunReport, failure?: string }} frame the `finished` frame */
  end({ state, report, failure = '' }) {
    this.state = state;
    this.failure = failure;
    this.report = report ?? null;
    this.cells = report?.state ?? this.cells;
  }

  /** Whether the run is over. */
  get ended() {
    return this.state !== 'running' && this.state !== 'paused';
  }

  /** The current counts: from the report, else from the newest snapshot. */
  get counts() {
    const { last, reads, writes, t } = this.snapshots;
    return this.report ?? { reads: reads[last] ?? 0, writes: writes[last] ?? 0, elapsedNanos: t[last] ?? 0 };
  }

  /** The requested duration. */
  get durationNanos() {
    return Number(this.workload.durationMillis) * 1e6;
  }
}
