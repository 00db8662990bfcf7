import { ago, describeWorkers, differencesOf, formatStart, hasEnded, displayName, rateOf } from '/model/run-entry.js';
import { equal, matches } from '../claims.js';

const PARAMETERS = [
  { name: 'lock', label: 'Lock', kind: 'choice', classic: 'mutex' },
  { name: 'threads', label: 'Threads', kind: 'choice', classic: 'virtual' },
  { name: 'readers', label: 'Readers', unit: 'workers', kind: 'whole', classic: 100 },
  { name: 'keys', label: 'Keys', unit: 'keys', kind: 'whole', classic: 5 },
  { name: 'holdMicros', label: 'Hold', unit: 'µs', kind: 'whole', classic: 0 },
  { name: 'durationMillis', label: 'Duration', unit: 'ms', kind: 'whole', classic: 1000 },
  { name: 'pacing', label: 'Pacing', kind: 'choice', classic: 'closed' },
  { name: 'zipfExponent', label: 'Zipf exponent', unit: '', kind: 'decimal', classic: 1 },
  { name: 'seed', label: 'Seed', unit: '', kind: 'whole', classic: null, whenEmpty: 'random' },
];
const CLASSIC = Object.fromEntries(PARAMETERS.map(({ name, classic }) => [name, classic]));
const NOW = Date.parse('2026-03-01T12:00:00Z');
const before = (millis) => new Date(NOW - millis).toISOString();

export default {
  'a run without a name is shown by its id'() {
    equal([displayName({ id: 'x1' }), displayName({ id: 'x1', name: 'Mine' })], ['x1', 'Mine']);
  },
  'running and paused runs have not ended'() {
    equal(['running', 'paused', 'finished', 'stopped', 'failed', 'interrupted'].map((state) => hasEnded({ state })), [false, false, true, true, true, true]);
  },
  'the rate counts all operations over the elapsed time'() {
    equal(rateOf({ reads: 90, writes: 10, elapsedNanos: 5e8 }), 200);
    equal(rateOf({ reads: 0, writes: 0, elapsedNanos: 0 }), NaN);
  },
  'workers are counted'() {
    equal(describeWorkers({ readers: 9000, writers: 1 }), '9,000 readers, 1 writer');
  },
  'the classic workload has no differences'() {
    equal(differencesOf(CLASSIC, PARAMETERS), '');
  },
  'differences have units, columns are left out'() {
    const workload = { ...CLASSIC, lock: 'spin', threads: 'platform', readers: 3, keys: 64, holdMicros: 50, durationMillis: 60000, pacing: 'open', zipfExponent: 1.5, seed: 42 };
    equal(differencesOf(workload, PARAMETERS).replaceAll('\u00a0', ' '), '64 keys, hold 50 µs, duration 60,000 ms, pacing open, zipf exponent 1.5, seed 42');
  },
  'a start has a time, and a date unless it is today'() {
    matches(formatStart(before(0), NOW), /^\d\d:\d\d:\d\d$/);
    matches(formatStart(before(3 * 86_400_000), NOW), /^2026-02-2\d \d\d:\d\d$/);
  },
  'ambiguous start times have an offset'() {
    const starts = ['2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z'];
    equal(starts.map((start) => formatStart(start, Date.parse('2026-10-25T12:00:00Z'))), ['02:30:00 +02:00', '02:30:00 +01:00']);
    equal(starts.map((start) => formatStart(start, Date.parse('2026-10-26T12:00:00Z'))), ['2026-10-25 02:30 +02:00', '2026-10-25 02:30 +01:00']);
  },
  'relative times are in whole units'() {
    equal([0, 59_000, 60_000, 119_000, 3 * 3_600_000, 49 * 3_600_000].map((millis) => ago(before(millis), NOW)),
      ['just now', 'just now', '1 min. ago', '1 min. ago', '3 hr. ago', '2 days ago']);
  },
};
