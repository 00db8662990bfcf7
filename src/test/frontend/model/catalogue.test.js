import { CATALOGUE, metricOf, readerOf, times, valueAt } from '/model/catalogue.js';
import { equal } from '../claims.js';
import { snapshot } from '../snapshots.js';

export default {
  'a metric is found by its name'() {
    const { unit, snapshot: at } = metricOf('utilisation');
    equal([unit, at], ['holder-seconds/s', '/utilisation']);
  },
  'a statistic of a distribution is a metric'() {
    const { unit, snapshot: at, report } = metricOf('p99ReadWait');
    equal([unit, at, report], ['ns', '/wait/reads/p99', '/wait/reads/p99']);
    equal(metricOf('countWait').unit, 'operations');
  },
  'an unknown name is an error'() {
    let message = '';
    try {
      metricOf('nothing');
    } catch (error) {
      ({ message } = error);
    }
    equal(message, 'There is no metric nothing.');
  },
  'a metric is read from a snapshot'() {
    equal([readerOf('utilisation')(snapshot(1)), readerOf('p99Wait')(snapshot(1)), readerOf('waitNanos')(snapshot(1))], [0.5, 3000, 1e6]);
  },
  'a statistic of no operation has no value'() {
    equal(readerOf('p99Wait')(snapshot(1, { wait: { count: 0, p99: 0 } })), null);
    equal(readerOf('collectionMillis')(snapshot(1, { collections: { count: 0, millis: 0 } })), 0);
  },
  'a missing field has no value'() {
    equal([readerOf('p99Latency')({}), readerOf('p99Latency')({ latency: null }), valueAt({}, '/one/two')], [null, null, undefined]);
  },
  'every metric has a name, a unit and help'() {
    for (const { name, unit, help } of CATALOGUE) equal([typeof name, typeof unit, help.length > 10], ['string', 'string', true]);
  },
  'latency is listed for open pacing only'() {
    const of = { reads: 1, writes: 2 };
    const closed = times({ wait: of, hold: of, overshoot: 3 }).map(([name]) => name);
    equal(closed, ['wait of reads', 'wait of writes', 'hold of reads', 'hold of writes', 'overshoot of rests']);
    equal(times({ wait: of, hold: of, overshoot: 3, latency: of, uncorrected: 4 }).length, closed.length + 3);
  },
  'lower bounds are listed where something was cut off'() {
    const of = { reads: 1, writes: 2 };
    const cutOff = { waits: 3, due: 0, waitsAtLeast: of, latencyAtLeast: of };
    equal(times({ cutOff }).map(([name, , atLeast]) => [name, atLeast]), [['wait of reads, with those cut off', true], ['wait of writes, with those cut off', true]]);
    equal(times({ cutOff: { ...cutOff, waits: 0, due: 1 } }).map(([name]) => name), ['latency of reads, with those due', 'latency of writes, with those due']);
    equal(times({ wait: of, cutOff: { ...cutOff, waits: 0 } }).map(([name, , atLeast]) => [name, atLeast]), [['wait of reads', false], ['wait of writes', false]]);
  },
};
