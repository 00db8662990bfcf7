// The shapes that travel and that modules share: for editors and type checkers, the page never loads this file.

/** What is asked for: parameter names to values; null is left to the server, such as a blank seed. */
type Workload = Record<string, string | number | null>;

/** One parameter, as the server describes it. Bounds are inclusive. A kind the page doesn't know is not shown. */
type Parameter = {
  name: string; kind: 'choice' | 'whole' | 'decimal'; label: string; help: string; classic: string | number | null;
  unit?: string; options?: string[]; min?: number; max?: number; whenEmpty?: string | null;
};

/** What was typed for one parameter: its value, or what is wrong with it. */
type Reading = { value: string | number | null; error: '' } | { value: null; error: string };

/** What is wrong with one field of a workload. */
type FieldError = { field: string; detail: string };

/** A ready-made workload and what to look for in it. */
type Preset = { id: string; name: string; lookFor: string; workload: Workload };

/** One key of the map that has been written, its version saying how often. */
type Cell = { key: number; value: number; version: number; writer: number };

/** One instant of a run: `seq` from 1, `t` in nanoseconds since the start, counts so far. */
type Snapshot = { seq: number; t: number; reads: number; writes: number; state?: Cell[] };

type RunState = 'running' | 'paused' | 'finished' | 'stopped' | 'failed' | 'interrupted';

/** What an ended run says; `limit` is what the pauses alone would allow, null without a pause. */
type RunReport = { reads: number; writes: number; elapsedNanos: number; limit: number | null; state: Cell[]; dump?: any };

/** The connection: `lost` counts down to the next try, 0 while trying; `idle` until the page is seen again; `gone` is final, `saved` is a page without a server. */
type Status = { state: 'connecting' | 'live' | 'idle' | 'gone' | 'lost' | 'saved'; seconds?: number; full?: boolean; damaged?: boolean };

/** What a frame changed: another run is shown, it is named again, it has more data, or it has ended. */
type Change = 'run' | 'again' | 'data' | 'end' | null;

/** What this browser keeps for the viewer; `get` gives null for what it does not. */
declare var preferences: { get(name: string): string | null | undefined; set(name: string, value: string): void };

type Run = import('./model/run.js').Run;
type Snapshots = import('./model/snapshots.js').Snapshots;
