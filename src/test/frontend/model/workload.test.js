import { allowedRates, formatRange, offered, readParameter, sameWorkload } from '/model/workload.js';
import { equal, matches } from '../claims.js';

const choice = { name: 'lock', kind: 'choice', options: ['mutex', 'monitor'], classic: 'mutex' };
const whole = { name: 'keys', kind: 'whole', min: 1, max: 1000, unit: 'keys', classic: 5 };
const decimal = { name: 'zipfExponent', kind: 'decimal', min: 0, max: 5, classic: 1 };
const blank = { name: 'seed', kind: 'whole', min: 0, max: 2 ** 53 - 1, whenEmpty: 'random', classic: null };
const errors = (parameter, ...texts) => texts.map((text) => readParameter(parameter, text).error);

export default {
  'numbers and choices are read without spaces'() {
    equal([[choice, 'monitor'], [whole, ' 7 '], [decimal, '.5'], [decimal, '5'], [blank, '']].map(([parameter, text]) => readParameter(parameter, text).value),
      ['monitor', 7, 0.5, 5, null]);
  },
  'both bounds are included'() {
    equal(errors(whole, '1', '1000'), ['', '']);
    for (const error of errors(whole, '0', '1001', '-1')) equal(error, 'must be a whole number from 1 to 1000');
  },
  'a non-integer is refused with the valid range'() {
    for (const error of errors(whole, '', '1.5', '1e2', '0x10', 'many', '5 keys')) equal(error, 'must be a whole number from 1 to 1000');
  },
  'a non-number is refused with the valid range'() {
    for (const error of errors(decimal, '', '5.1', '-1', 'NaN', 'Infinity')) equal(error, 'must be a number from 0 to 5');
  },
  'an optional value may be blank'() {
    matches(errors(blank, 'x')[0], /^must be blank or a whole number from 0 to/);
  },
  'an unknown choice is refused with the valid ones'() {
    equal(errors(choice, 'gum'), ['must be one of mutex, monitor']);
  },
  'bounds have units, unless they are huge'() {
    equal([formatRange(whole), formatRange(blank), formatRange(choice)], ['1–1,000 keys', 'from 0', '']);
  },
  'missing parameters are classic'() {
    equal(sameWorkload({}, { keys: 5, lock: 'mutex' }, [choice, whole]), true);
    equal(sameWorkload({ keys: 6 }, {}, [choice, whole]), false);
    equal(sameWorkload({ mood: 'good' }, {}, [choice, whole]), true);
  },
  'a choice of one and an unknown kind are not offered'() {
    const jvm = { name: 'jvm', kind: 'choice', options: ['default'], classic: 'default' };
    equal(offered([choice, jvm, whole, decimal, { ...whole, kind: 'mood' }]), [choice, whole, decimal]);
    equal(offered([{ ...jvm, options: ['default', 'zgc'] }]).length, 1);
  },
  'pauses allow each worker one operation at a time'() {
    equal(allowedRates({ pauseMicros: 1000, readers: 100, writers: 10 }), { reads: 100_000, writes: 10_000 });
    equal(allowedRates({ pauseMicros: 0, readers: 100, writers: 10 }), null);
  },
};
