import { Rows } from '/model/rows.js';
import { ROWS } from '/model/downsample.js';
import { between, equal } from '../claims.js';
import { numbers, received, snapshot } from '../snapshots.js';

/** At twenty a second. */
const HOUR = 72_000;

export default {
  'counts are from the newest snapshot, then the report'() {
    const run = received(1, 2);
    equal([run.counts.reads, run.counts.writes], [200, 20]);
    run.end({ state: 'finished', report: { reads: 201, writes: 21, elapsedNanos: 1e9, limit: null, state: [] } });
    equal([run.counts.reads, run.counts.writes], [201, 21]);
  },
  'a late snapshot does not change the map'() {
    const run = received(1, 5, 3);
    equal([run.cells[0].version, run.newest.seq], [5, 5]);
  },
  'a duplicate snapshot counts once'() {
    const run = received(1, 2, 2, 1);
    equal([run.snapshots.size, run.heat.wait.count], [2, 220]);
  },
  'a failure without a report keeps the counts seen'() {
    const run = received(1, 2);
    run.end({ state: 'failed', failure: 'it broke' });
    equal([run.ended, run.failure, run.report, run.counts.reads], [true, 'it broke', null, 200]);
  },
  'a pause is not the end'() {
    const run = received(1);
    run.change({ workload: run.workload, state: 'paused' });
    equal(run.ended, false);
  },
  'an hour is drawn in bounded memory, completely'() {
    const run = received();
    for (const seq of numbers(1, HOUR)) run.add(snapshot(seq, { waiting: seq === 54_321 ? 999 : 5, changes: [{ t: seq, parameter: 'readers', from: 1, to: 2 }] }));
    between(HOUR / run.series.step, 1, ROWS);
    between(run.heat.columns, 1, 1024);
    equal([run.heat.ends.length, run.heat.wait.sums.length, run.series.changes.length], [1024, 1024, 500]);
    equal([run.snapshots.size, run.heat.wait.count, run.series.gaps], [HOUR, 110 * HOUR, 0]);
    for (const width of [390, 1440]) {
      const rows = new Rows(run.series, [0, 3600], width, HOUR);
      between(rows.x.length, width / 2, 2 * width + 2);
      equal(Math.max(...rows.values('waiting')), 999);
    }
  },
};
