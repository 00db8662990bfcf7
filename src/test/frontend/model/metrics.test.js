import { apportion, audit, describeBudget, formatNanos, formatPercent, isSampled, longestTimed, longestWithout, total } from '/model/metrics.js';
import { close, equal, matches } from '../claims.js';
import { random } from '../snapshots.js';

const budget = (waitNanos, holdNanos, pauseNanos, overshootNanos, otherNanos) => ({ waitNanos, holdNanos, pauseNanos, overshootNanos, otherNanos, estimatedNanos: 0 });

export default {
  'nanoseconds have three significant digits and a unit'() {
    equal([0, 7, 999, 1000, 1234, 999_999, 1_230_000, 45_600_000_000].map(formatNanos), ['0 ns', '7 ns', '999 ns', '1 µs', '1.23 µs', '1 ms', '1.23 ms', '45.6 s']);
  },
  'small percentages have more digits'() {
    equal([0, 0.5, 1, 0.0004].map(formatPercent), ['0.0\u00A0%', '50.0\u00A0%', '100.0\u00A0%', '0.040\u00A0%']);
    equal([-0.000_001, -0.0004, -0.5].map(formatPercent), ['0.000\u00A0%', '-0.040\u00A0%', '-50.0\u00A0%']);
  },
  'rounded parts add up to the rounded sum'() {
    const next = random(1);
    for (let i = 0; i < 200; i++) {
      const parts = Array.from({ length: 5 }, () => 1000 * next());
      const steps = apportion(parts, 10);
      equal(steps.reduce((a, b) => a + b), Math.round(parts.reduce((a, b) => a + b) / 10));
      steps.forEach((step, at) => equal(Math.abs(10 * step - parts[at]) < 10, true));
    }
  },
  'the parts of a described budget add up to its total'() {
    const next = random(2);
    for (let i = 0; i < 200; i++) {
      const words = describeBudget(budget(...Array.from({ length: 5 }, () => 1e9 * (1 + 9 * next()))), 10);
      const [, all, rest] = /** @type {string[]} */ (/had ([\d.]+) worker-seconds: (.*)/.exec(words));
      close(rest.match(/[\d.]+\d/g).map(Number).reduce((a, b) => a + b), Number(all));
    }
  },
  'a described budget starts with the largest, without zeros'() {
    matches(describeBudget(budget(1e9, 0, 9e9, 1e6, 0), 2), /^2 workers had 10\.0 worker-seconds: 9\.0 resting as asked, 1\.0 waiting for the lock, less than 0\.1 oversleeping\.$/);
  },
  'a changed number of workers is not stated'() {
    matches(describeBudget(budget(1e9, 0, 0, 0, 0), 0), /^The workers had 1\.0 worker-seconds: /);
  },
  'a sampled longest wait is a lower bound'() {
    const report = (timed, longestWithoutWorker = 'reader 3') => ({ fairness: { longestWithoutNanos: 17_500_000, longestWithoutWorker }, observer: { timed, operations: 9 } });
    equal([longestWithout(report(9)), longestWithout(report(8)), longestWithout(report(9, null))], ['17.5 ms, reader 3', '≥ 17.5 ms, reader 3', null]);
  },
  'the longest of timed operations is said to be just that'() {
    const report = (timed, longestWithoutNanos = 158_000_000) => ({
      fairness: { longestWithoutNanos, longestWithoutWorker: longestWithoutNanos ? 'reader 3' : null }, observer: { timed, operations: 9 },
    });
    equal([isSampled(report(9)), isSampled(report(8))], [false, true]);
    equal(longestTimed(report(9)), '');
    matches(longestTimed(report(8)), /max is the longest of those that were.*\(≥ 158 ms, reader 3\)/);
    matches(longestTimed(report(8, 0)), /Longest without the lock is of all operations/);
  },
  'the total of a budget is the sum of its parts'() {
    equal(total({ ...budget(1, 2, 3, 4, 5), returnNanos: 6 }), 21);
    equal(total(budget(1, 2, 3, 4, 5)), 15);
  },
  'totals equal to the last snapshot pass the audit'() {
    const { agree, words } = audit({ reads: 5, writes: 7 }, { seq: 20, reads: 5, writes: 7 });
    equal(agree, true);
    matches(words, /number 20.*checked/);
  },
  'totals that differ by one fail the audit'() {
    for (const newest of [{ seq: 20, reads: 6, writes: 7 }, { seq: 20, reads: 5, writes: 6 }]) {
      const { agree, words } = audit({ reads: 5, writes: 7 }, newest);
      equal(agree, false);
      matches(words, /NOT/);
    }
  },
  'without a snapshot there is no audit'() {
    equal(audit({ reads: 5, writes: 7 }, null).agree, false);
  },
};
