import { ROWS } from '/model/downsample.js';
import { close, equal } from '../claims.js';
import { numbers, PERIOD, received, sample, snapshot } from '../snapshots.js';

const change = (t, to = 1) => ({ t, parameter: 'readers', from: 0, to });

export default {
  'a rate is the growth since the previous snapshot'() {
    const { latest } = received(1, 2).series;
    equal([latest.reads.mean, latest.writes.mean], [2000, 200]);
  },
  'the first rate is since the start'() {
    equal(received(1).series.latest.reads.mean, 2000);
  },
  'before the start there are the rates of the warm-up, apart from all others'() {
    const { series } = received(1, 2);
    series.warmUp.add([sample(50, 10), sample(100, 30)]);
    equal(Object.keys(series.readAt(-1)), ['reads', 'writes']);
    close(series.readAt(-1).reads.mean, 400);
    equal(series.readAt(-200e6), {});
    equal([series.latest.reads.mean, series.read(0, 2).reads.least, series.last], [2000, 2000, 2]);
  },
  'after a gap there is no rate until it is filled'() {
    const run = received(1, 2, 5);
    equal(run.series.readAt(5 * PERIOD).reads, undefined);
    run.add(snapshot(4));
    equal(run.series.read(4, 1).reads.mean, 2000);
  },
  'a gap counts once, whatever its length'() {
    equal(received(1, 2, 9).series.gaps, 1);
  },
  'dividing a gap counts two, filling it none'() {
    const run = received(1, 6);
    const gaps = [3, 2, 4, 5].map((seq) => {
      run.add(snapshot(seq));
      return run.series.gaps;
    });
    equal(gaps, [2, 1, 1, 0]);
  },
  'a late viewer has a gap before the first snapshot'() {
    equal(received(5, 6).series.gaps, 1);
  },
  'without timed operations there is no wait'() {
    const run = received();
    run.add(snapshot(1, { wait: { count: 0, p50: 0, p99: 0, max: 0 } }));
    equal([run.series.latest.p50, run.series.latest.max], [undefined, undefined]);
  },
  'a late snapshot is not the latest'() {
    const run = received(1, 3);
    run.add(snapshot(2, { waiting: 99 }));
    equal(run.series.latest.waiting.mean, 3);
  },
  'a time in a gap has no values'() {
    const { series } = received(1, 2, 6, 7);
    equal(series.readAt(4 * PERIOD), {});
    equal(series.readAt(1.5 * PERIOD).waiting.mean, 3);
  },
  'a rounding error at the end is tolerated'() {
    equal(received(1, 2, 3).series.readAt(3 * PERIOD + 1e-7).waiting.mean, 3);
  },
  'rows are merged beyond the bound'() {
    equal(received(...numbers(1, ROWS)).series.step, 1);
    equal(received(...numbers(1, ROWS + 1)).series.step, 2);
  },
  'merged rows keep minimum, maximum and sum'() {
    const run = received();
    for (const seq of numbers(1, 3 * ROWS)) run.add(snapshot(seq, { waiting: { 777: 0, 888: 1000 }[seq] ?? 5 }));
    const column = run.series.column('waiting');
    column.over(0, ROWS);
    equal([run.series.step, column.least, column.greatest, column.count], [4, 0, 1000, 3 * ROWS]);
    close(column.sum, 5 * (3 * ROWS - 2) + 1000);
  },
  'the row of an instant contains its value after merging'() {
    const run = received();
    for (const seq of numbers(1, 3 * ROWS)) run.add(snapshot(seq, { waiting: seq }));
    const { least, greatest } = run.series.readAt(9000 * PERIOD).waiting;
    equal([least, greatest], [8997, 9000]);
  },
  'changes are in order of time, even late ones'() {
    const run = received(1);
    run.add(snapshot(4, { changes: [change(170)] }));
    run.add(snapshot(3, { changes: [change(120), change(130)] }));
    equal(run.series.changes.map(({ t }) => t), [120, 130, 170]);
  },
  'only the latest five hundred changes are retained'() {
    const run = received();
    for (const seq of numbers(1, 600)) run.add(snapshot(seq, { changes: [change(seq)] }));
    equal([run.series.changes.length, run.series.changes[0].t, run.series.changes.at(-1).t], [500, 101, 600]);
  },
};
