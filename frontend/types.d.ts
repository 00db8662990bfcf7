// Wire formats and shared types, for editors and type checkers; never loaded by the page.

/** A workload: parameter values by name; null leaves one to the server, such as a blank seed. */
type Workload = Record<string, string | number | null>;

/** A parameter as described by the server. Bounds are inclusive. Unknown kinds are not shown. */
type Parameter = {
  name: string; kind: 'choice' | 'whole' | 'decimal'; label: string; help: string; classic: string | number | null;
  unit?: string; options?: string[]; min?: number; max?: number; whenEmpty?: string | null;
};

/** The input for one parameter: its value or an error message. */
type Reading = { value: string | number | null; error: '' } | { value: null; error: string };

/** An error of one field of a workload. */
type FieldError = { field: string; detail: string };

/** A ready-made workload with what to look for in it. */
type Preset = { id: string; name: string; lookFor: string; workload: Workload };

/** A written key of the map; its version counts the writes. */
type Cell = { key: number; value: number; version: number; writer: number };

/** An instant of a run: `seq` from 1, `t` in nanoseconds since the start, cumulative counts. */
type Snapshot = { seq: number; t: number; reads: number; writes: number; state?: Cell[] };

type RunState = 'running' | 'paused' | 'finished' | 'stopped' | 'failed' | 'interrupted';

/** The report of an ended run; `limit` is what the pauses alone would allow, null without a pause. */
type RunReport = { reads: number; writes: number; elapsedNanos: number; limit: number | null; state: Cell[]; warmUp?: { nanos: number; steady: boolean } | null; dump?: { groups: StuckWorkers[] } };

/** Workers stuck at the same place. */
type StuckWorkers = { workers: number; names: string[]; phase: string; thread: string; frames: string[] };

/** The connection: `lost` counts down to the next retry, 0 while retrying; `idle` until the page is visible again; `gone` is final; `saved` is a page without a server. */
type Status = { state: 'connecting' | 'live' | 'idle' | 'gone' | 'lost' | 'saved'; seconds?: number; full?: boolean; damaged?: boolean };

/** The effect of a frame: another run, the same run named again, more data, or the end. */
type Change = 'run' | 'again' | 'data' | 'end' | null;

/** The viewer's preferences in this browser; `get` returns null for an unset one. */
type Preferences = { get(name: string): string | null; set(name: string, value: string): void };

type Run = import('./model/run.js').Run;
type Snapshots = import('./model/snapshots.js').Snapshots;
