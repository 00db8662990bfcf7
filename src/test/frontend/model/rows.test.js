import { Rows } from '/model/rows.js';
import { between, close, equal } from '../claims.js';
import { numbers, received, sample, snapshot } from '../snapshots.js';

const rows = (run, [from, to] = [0, 1e6], most = 1000) => new Rows(run.series, [from, to], most);

export default {
  'without snapshots there are no points'() {
    equal(rows(received()).x, []);
  },
  'one point per snapshot, after one for the start'() {
    const { x } = rows(received(1, 2, 3));
    equal(x, [0, 0.05, 0.1, 0.15]);
  },
  'a warm-up adds no point'() {
    const run = received(1, 2, 3);
    run.series.warmUp.add([sample(50, 10), sample(100, 30)]);
    const drawn = rows(run, [-0.1, 1]);
    equal(drawn.x, [0, 0.05, 0.1, 0.15]);
    close(drawn.read(-0.06).reads.mean, 200);
    equal(drawn.step(null, -Infinity, [-0.1, 1]), 0);
  },
  'a gap has no values'() {
    const run = received(1, 2, 6, 7);
    const drawn = rows(run);
    const values = drawn.values('waiting');
    const hole = values.indexOf(null);
    equal(values.filter((value) => value === null).length, 1);
    between(drawn.x[hole], 0.1, 0.25);
    equal(drawn.read(0.2), {});
    for (const seq of [3, 4, 5]) run.add(snapshot(seq));
    equal(rows(run).values('waiting').includes(null), false);
  },
  'a gap at the start is not drawn'() {
    const drawn = rows(received(5, 6));
    equal(drawn.values('waiting')[0], null);
    equal(drawn.read(0.1), {});
  },
  'time never runs backwards, with any number of gaps'() {
    const { x } = rows(received(...numbers(1, 500).filter((seq) => seq % 7 && seq % 11)));
    equal(x.every((seconds, i) => i === 0 || seconds >= x[i - 1]), true);
  },
  'a range has its own points and the one before'() {
    const { x } = rows(received(...numbers(1, 1000)), [10, 20]);
    between(x[0], 9.8, 10);
    between(x.at(-1), 20, 20.1);
  },
  'many snapshots share steps and keep their extremes'() {
    const run = received();
    for (const seq of numbers(1, 4000)) run.add(snapshot(seq, { waiting: { 1234: 0, 2345: 500 }[seq] ?? 5 }));
    const drawn = rows(run, [0, 200], 100);
    const values = drawn.values('waiting');
    between(drawn.x.length, 100, 210);
    equal([Math.min(...values), Math.max(...values)], [0, 500]);
    equal(drawn.read(2345 * 0.05).waiting.greatest, 500);
  },
  'the shares of the time budget add up'() {
    const shares = rows(received(1, 2, 6)).shares();
    const [wait, hold] = shares;
    close(wait[0], 10);
    close(hold[0], 30);
    shares.at(-1).forEach((all, i) => (all === null ? equal(wait[i], null) : close(all, 100)));
  },
};
