import { Scope } from '/model/scope.js';
import { equal } from '../claims.js';
import { backfill, named, sample, snapshot } from '../snapshots.js';

const finished = { type: 'finished', run: 'one', state: 'finished', report: { reads: 7, writes: 1, elapsedNanos: 1e9, limit: null, state: [] } };
const scopeAfter = (...frames) => {
  const scope = new Scope();
  for (const frame of frames) scope.accept(frame);
  return scope;
};

export default {
  'a run, its data and its end are distinguished'() {
    const scope = new Scope();
    equal([named(), snapshot(1), backfill(2), named(), finished].map((frame) => scope.accept(frame)), ['run', 'data', 'data', 'again', 'end']);
    equal([scope.run.id, scope.run.snapshots.size, scope.run.ended], ['one', 2, true]);
  },
  'a warm-up counts in nothing'() {
    const scope = scopeAfter({ ...named(), warmUp: sample(50, 100) });
    equal(scope.run.warming, true);
    equal(scope.accept({ type: 'warmUp', run: 'one', warmUp: [sample(50, 100), sample(100, 300)] }), 'data');
    const { snapshots, series, counts, newest } = scope.run;
    equal([series.warmUp.nanos, snapshots.size, series.latest, counts.reads, newest], [100e6, 0, {}, 0, null]);
    equal(scope.accept(named()), 'again');
    equal([scope.run.warming, series.warmUp.nanos], [false, 100e6]);
  },
  'a run that is frozen while it warms up goes on to do so'() {
    const scope = scopeAfter({ ...named(), warmUp: sample(50, 100) }, { type: 'warmUp', run: 'one', warmUp: [sample(50, 100)] });
    scope.freeze();
    equal([scope.frozen.warming, scope.run.warming], [true, true]);
    scope.accept(named());
    equal([scope.frozen.warming, scope.run.warming], [true, false]);
  },
  'frames before the first run change nothing'() {
    const scope = new Scope();
    equal([snapshot(1), backfill(1), finished, { type: 'weather' }].map((frame) => scope.accept(frame)), [null, null, null, null]);
    equal(scope.run, null);
  },
  'frames of another run are ignored'() {
    const scope = scopeAfter(named('two'));
    equal([snapshot(1), backfill(2, 3), finished].map((frame) => scope.accept(frame)), [null, null, null]);
    equal([scope.run.snapshots.size, scope.run.state], [0, 'running']);
  },
  'unknown frames change nothing'() {
    equal(scopeAfter(named()).accept({ type: 'weather', run: 'one' }), null);
  },
  'the next run starts empty'() {
    const scope = scopeAfter(named(), snapshot(1), named('two'));
    equal([scope.run.id, scope.run.snapshots.size], ['two', 0]);
  },
  'a repeated end is no change'() {
    equal(scopeAfter(named(), finished).accept(finished), null);
  },
  'a late state does not undo the end'() {
    const scope = scopeAfter(named(), finished);
    scope.accept(named());
    equal(scope.run.state, 'finished');
  },
  'a frozen run does not change while the run continues'() {
    const scope = scopeAfter(named(), snapshot(1));
    scope.freeze();
    const { frozen } = scope;
    for (const frame of [snapshot(2), snapshot(3), finished]) scope.accept(frame);
    equal([scope.shown === frozen, frozen.frozen, frozen.snapshots.last, frozen.ended], [true, true, 1, false]);
    equal(scope.run.frozen, false);
    equal([scope.run.snapshots.last, scope.run.ended], [3, true]);
  },
  'after a freeze the feed resumes from the frozen state'() {
    const scope = scopeAfter(named(), snapshot(1));
    scope.freeze();
    scope.accept(snapshot(2));
    scope.unfreeze();
    equal([scope.frozen, scope.shown.frozen, scope.shown.snapshots.contiguous], [null, false, 1]);
    for (const frame of [named(), backfill(2), snapshot(3)]) scope.accept(frame);
    equal([scope.shown.snapshots.contiguous, scope.shown.series.gaps], [3, 0]);
  },
  'after a freeze another run is shown'() {
    const scope = scopeAfter(named(), snapshot(1));
    scope.freeze();
    scope.accept(named('two'));
    equal(scope.shown.id, 'one');
    scope.unfreeze();
    equal(scope.shown.id, 'two');
  },
  'an ended run can be frozen'() {
    const scope = scopeAfter(named(), snapshot(1), finished);
    scope.freeze();
    equal([scope.shown.report.reads, scope.run.report.reads], [7, 7]);
  },
};
