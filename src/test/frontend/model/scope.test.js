import { Scope } from '/model/scope.js';
import { equal } from '../claims.js';
import { backfill, named, snapshot } from '../snapshots.js';

const finished = { type: 'finished', run: 'one', state: 'finished', report: { reads: 7, writes: 1, elapsedNanos: 1e9, limit: null, state: [] } };
const told = (...frames) => {
  const scope = new Scope();
  for (const frame of frames) scope.accept(frame);
  return scope;
};

export default {
  'a run, its data and its end are told from each other'() {
    const scope = new Scope();
    equal([named(), snapshot(1), backfill(2), named(), finished].map((frame) => scope.accept(frame)), ['run', 'data', 'data', 'again', 'end']);
    equal([scope.run.id, scope.run.snapshots.size, scope.run.ended], ['one', 2, true]);
  },
  'what comes before a run is named changes nothing'() {
    const scope = new Scope();
    equal([snapshot(1), backfill(1), finished, { type: 'weather' }].map((frame) => scope.accept(frame)), [null, null, null, null]);
    equal(scope.run, null);
  },
  'frames of another run are not taken for this one’s'() {
    const scope = told(named('two'));
    equal([snapshot(1), backfill(2, 3), finished].map((frame) => scope.accept(frame)), [null, null, null]);
    equal([scope.run.snapshots.size, scope.run.state], [0, 'running']);
  },
  'what is not known of this run changes nothing'() {
    equal(told(named()).accept({ type: 'weather', run: 'one' }), null);
  },
  'the next run begins anew'() {
    const scope = told(named(), snapshot(1), named('two'));
    equal([scope.run.id, scope.run.snapshots.size], ['two', 0]);
  },
  'an end that is told again is not news'() {
    equal(told(named(), finished).accept(finished), null);
  },
  'an end is not undone by a state that was told late'() {
    const scope = told(named(), finished);
    scope.accept(named());
    equal(scope.run.state, 'finished');
  },
  'to what is frozen nothing is added, while the run goes on'() {
    const scope = told(named(), snapshot(1));
    scope.freeze();
    const { frozen } = scope;
    for (const frame of [snapshot(2), snapshot(3), finished]) scope.accept(frame);
    equal([scope.shown === frozen, frozen.frozen, frozen.snapshots.last, frozen.ended], [true, true, 1, false]);
    equal(scope.run.frozen, false);
    equal([scope.run.snapshots.last, scope.run.ended], [3, true]);
  },
  'let go, the feed goes on from what was frozen'() {
    const scope = told(named(), snapshot(1));
    scope.freeze();
    scope.accept(snapshot(2));
    scope.unfreeze();
    equal([scope.frozen, scope.shown.frozen, scope.shown.snapshots.contiguous], [null, false, 1]);
    for (const frame of [named(), backfill(2), snapshot(3)]) scope.accept(frame);
    equal([scope.shown.snapshots.contiguous, scope.shown.series.gaps], [3, 0]);
  },
  'let go after another run has come, that one is shown'() {
    const scope = told(named(), snapshot(1));
    scope.freeze();
    scope.accept(named('two'));
    equal(scope.shown.id, 'one');
    scope.unfreeze();
    equal(scope.shown.id, 'two');
  },
  'an ended run is frozen as it is'() {
    const scope = told(named(), snapshot(1), finished);
    scope.freeze();
    equal([scope.shown.report.reads, scope.run.report.reads], [7, 7]);
  },
};
