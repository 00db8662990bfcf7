import { budgetOf, formatMetric, formatRatio, gapsIn, grouped, lengths } from '/model/comparison.js';
import { total } from '/model/metrics.js';
import { close, equal, matches } from '../claims.js';
import { received, snapshot } from '../snapshots.js';

const budget = (nanos) => ({ waitNanos: nanos, holdNanos: 0, pauseNanos: nanos, overshootNanos: 0, otherNanos: 0, estimatedNanos: 0 });

export default {
  'a metric is shown with its unit'() {
    equal([formatMetric(83285.4, 'reads/s'), formatMetric(1234, 'ns'), formatMetric(0, 'ns'), formatMetric(0.5, 'share'), formatMetric(null, 'ns'), formatMetric('acceptable', 'grade'), formatMetric(1000, 'µs')],
      ['83,285', '1.23 µs', '0 ns', '50.0\u00A0%', '–', 'acceptable', '1,000 µs']);
  },
  'a ratio has three significant digits'() {
    equal([1, 1.4234, 0.0123456, 24400, 0, null].map(formatRatio), ['×1', '×1.42', '×0.0123', '×24,400', '×0', '']);
    equal(formatRatio(0.0000123), '×1.2e-5');
  },
  'metrics are grouped in order'() {
    equal(grouped([{ group: 'Wait', name: 'p50' }, { group: 'Hold', name: 'p50' }, { group: 'Wait', name: 'p99' }]).map(([group, rows]) => [group, rows.map(({ name }) => name)]),
      [['Wait', ['p50', 'p99']], ['Hold', ['p50']]]);
  },
  'a worker-second has the same length in every bar'() {
    const long = lengths([budget(1e9), budget(3e9), budget(0)]);
    [1 / 3, 1, 0].forEach((expected, i) => close(long[i], expected));
  },
  'without a report the budget is that of the snapshots'() {
    const run = received(1, 2, 3);
    equal(total(budgetOf(run)), 3 * total(snapshot(1).budget));
    run.end({ state: 'finished', report: { budget: budget(7) } });
    equal(total(budgetOf(run)), 14);
  },
  'missing data is reported, complete data is not'() {
    equal(gapsIn([{ letter: 'A', run: received(1, 2, 3) }]), []);
    matches(gapsIn([{ letter: 'B', run: received(1, 3, 7) }])[0], /^Of B 4 of 7 snapshots are missing/);
    matches(gapsIn([{ letter: 'C', run: received() }])[0], /^Of C no snapshot/);
  },
  'live changes of a run are reported'() {
    const run = received(1);
    run.add(snapshot(2, { changes: [{ t: 1, parameter: 'readers', from: 1, to: 2 }, { t: 2, parameter: 'pausedNanos', from: 0, to: 5 }] }));
    matches(gapsIn([{ letter: 'A', run }])[0], /changed while it ran \(readers, paused\)/);
  },
};
