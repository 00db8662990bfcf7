import { counted, formatAt, formatCount, formatFinal, formatInstant, formatRate, formatSeconds, formatShare, formatTick } from '/model/format.js';
import { equal, matches } from '../claims.js';

export default {
  'counts are whole numbers with separated thousands'() {
    equal([0, 83_285, 1_000_000, 2.6].map(formatCount), ['0', '83,285', '1,000,000', '3']);
  },
  'small rates keep three digits'() {
    equal([0, 0.00027778, 0.25, 1, 12.34, 99.96, 83_285.4].map(formatRate), ['0', '0.000278', '0.25', '1', '12.3', '100', '83,285']);
  },
  'one is singular as shown'() {
    equal([0, 1, 2, 1000].map((count) => counted(count, 'key')), ['0 keys', '1 key', '2 keys', '1,000 keys']);
    equal(counted(1.4, 'worker'), '1 worker');
  },
  'seconds have milliseconds'() {
    equal([0, 1_234_567_890].map(formatSeconds), ['0.000', '1.235']);
    equal([0, 0.5, -0.25].map(formatTick), ['0 s', '0.5 s', '−0.25 s']);
    equal([0.5, -0.25].map(formatAt), ['0.500 s', '−0.250 s']);
  },
  'an instant is shown in local time'() {
    equal(formatInstant('2026-03-01T12:03:22Z'), '2026-03-01 13:03:22');
  },
  'ambiguous local times have an offset'() {
    equal(['2026-10-24T23:59:59Z', '2026-10-25T00:00:00Z', '2026-10-25T00:59:59Z', '2026-10-25T01:00:00Z', '2026-10-25T01:59:59Z', '2026-10-25T02:00:00Z'].map(formatInstant), [
      '2026-10-25 01:59:59', '2026-10-25 02:00:00 +02:00', '2026-10-25 02:59:59 +02:00', '2026-10-25 02:00:00 +01:00', '2026-10-25 02:59:59 +01:00', '2026-10-25 03:00:00',
    ]);
  },
  'no local time is ambiguous when clocks are set forward'() {
    equal(['2026-03-29T00:59:59Z', '2026-03-29T01:00:00Z'].map(formatInstant), ['2026-03-29 01:59:59', '2026-03-29 03:00:00']);
  },
  'a report is shown in the three classic lines'() {
    equal(formatFinal({ reads: 3, writes: 2, state: [{ key: 0, value: 33 }, { key: 4, value: 97 }] }), 'readOps: 3\nwriteOps: 2\nstate: {0=33, 4=97}');
  },
  'an empty map is shown as such'() {
    matches(formatFinal({ reads: 3, writes: 0, state: [] }), /state: \{\}$/);
  },
  'the total is compared with the limit of the pauses'() {
    equal(formatShare({ reads: 90_000, writes: 9_000, limit: 110_000 }), '99,000 of 110,000 operations the pauses alone would allow, 90.0 %');
  },
  'without a pause there is no limit'() {
    equal(formatShare({ reads: 5, writes: 5, limit: null }), '10 operations; without a pause there is no limit');
  },
};
