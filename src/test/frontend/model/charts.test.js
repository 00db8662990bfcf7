import { chartHelp } from '/view/traces/chart-help.js';
import { CHARTS, difference, roundUp, formatReading } from '/model/charts.js';
import { between, close, equal } from '../claims.js';

const chart = (id) => CHARTS.find((one) => one.id === id);
const trace = (id, key) => chart(id).traces.find((one) => one.key === key);
const one = (value) => ({ least: value, greatest: value, mean: value });
const several = (least, greatest) => ({ least, greatest, mean: (least + greatest) / 2 });
const said = (id, key, reading, brief) => formatReading(chart(id), trace(id, key), reading, brief);
const delta = (id, key, a, b) => difference(chart(id), trace(id, key), a, b);
const budget = (wait) => ({ waitNanos: one(wait), holdNanos: one(0), pauseNanos: one(100 - wait), overshootNanos: one(0), otherNanos: one(0) });

export default {
  'a reading has a unit, several readings have a range'() {
    equal(said('wait', 'p99', { p99: one(1_230_000) }), '1.23 ms');
    equal(said('rates', 'reads', { reads: several(81_234, 92_345) }), '81,234–92,345');
    equal(said('rates', 'reads', { reads: several(81_234, 92_345) }, true), '81.2K–92.3K');
  },
  'equal ends of a range are shown once'() {
    equal(said('wait', 'p99', { p99: several(1_230_001, 1_230_002) }), '1.23 ms');
  },
  'a missing value is a dash'() {
    equal([said('wait', 'latency', {}), delta('wait', 'p99', {}, { p99: one(1) })], ['–', 'Δ –']);
  },
  'a part of the time budget is shown as its share'() {
    equal(said('budget', 'waitNanos', budget(25)), '25.0\u00A0%');
  },
  'a difference has a sign, shares differ in points'() {
    equal(delta('wait', 'p99', { p99: one(1000) }, { p99: one(3500) }), 'Δ +2.5 µs');
    equal(delta('wait', 'p99', { p99: one(3500) }, { p99: one(1000) }), 'Δ −2.5 µs');
    equal(delta('budget', 'waitNanos', budget(25), budget(10)), 'Δ −15.0\u00A0pp');
  },
  'a difference of ranges is that of their means'() {
    equal(delta('waiting', 'waiting', { waiting: several(0, 10) }, { waiting: one(8) }), 'Δ ≈ +3');
  },
  'an axis ends at a round number just above the value'() {
    equal([1, 1.1, 7, 83_285, 100_001].map(roundUp).map((value) => Number(value.toPrecision(6))), [1, 1.2, 8, 100_000, 120_000]);
    for (let value = 0.001; value < 1e7; value *= 1.3) between(roundUp(value) / value, 1, 1.5);
    close(roundUp(1e6), 1e6);
  },
  'traces have names and colours, charts have help'() {
    for (const { id, unit, traces } of CHARTS) {
      equal([chartHelp({ id, traces }).length > 20, unit.length > 0, traces.length > 0], [true, true, true]);
      for (const { name, ink } of traces) equal([name.length > 0, ink.length > 0], [true, true]);
    }
  },
};
