import { firstOf, formatValues, readAxis, readVaried, writeVaried } from '/model/sweep-axis.js';
import { equal, matches } from '../claims.js';

const readers = { name: 'readers', kind: 'whole', min: 0, max: 20_000 };
const exponent = { name: 'zipfExponent', kind: 'decimal', min: 0, max: 5 };
const lock = { name: 'lock', kind: 'choice', options: ['mutex', 'spin', 'unguarded'] };
const typed = (more) => ({ way: 'geometric', from: '1', to: '64', points: '7', list: '', chosen: [], ...more });

export default {
  'a geometric range is rounded, without duplicates'() {
    equal(readAxis(readers, typed()).values, [1, 2, 4, 8, 16, 32, 64]);
    equal(readAxis(readers, typed({ to: '4', points: '20' })).values, [1, 2, 3, 4]);
  },
  'a linear range includes both ends'() {
    equal(readAxis(readers, typed({ way: 'linear', from: '0', to: '10', points: '3' })).values, [0, 5, 10]);
    equal(readAxis(exponent, typed({ way: 'linear', from: '0', to: '2', points: '5' })).values, [0, 0.5, 1, 1.5, 2]);
  },
  'a list accepts any order and separator'() {
    equal(readAxis(readers, typed({ way: 'list', list: '8; 1 4,4' })).values, [1, 4, 8]);
  },
  'choices are the selected ones'() {
    equal(readAxis(lock, typed({ chosen: ['spin', 'mutex'] })).values, ['spin', 'mutex']);
    equal(firstOf(lock, ['mutex', 'spin']).chosen, ['mutex', 'spin']);
  },
  'invalid input has a message'() {
    matches(readAxis(readers, typed({ from: 'x' })).error, /from and to: each must be a whole number from 0 to 20000/);
    matches(readAxis(readers, typed({ from: '0' })).error, /greater than 0/);
    matches(readAxis(readers, typed({ from: '64' })).error, /to must be greater/);
    matches(readAxis(readers, typed({ points: '1' })).error, /points must be/);
    matches(readAxis(readers, typed({ way: 'list', list: '1, 20001' })).error, /each must be a whole number/);
    matches(readAxis(readers, typed({ way: 'list', list: '5' })).error, /2 to 100/);
    matches(readAxis(lock, typed({ chosen: ['mutex'] })).error, /2 to 100/);
  },
  'the defaults are valid'() {
    for (const name of ['readers', 'writers', 'holdMicros', 'pauseMicros', 'keys']) equal(readAxis({ ...readers, name }, firstOf({ name }, [])).error, '');
    equal(readAxis(exponent, firstOf(exponent, [])).error, '');
  },
  'varied values survive a round trip'() {
    const axes = [{ name: 'readers', values: ['1', '2'] }, { name: 'lock', values: ['spin', 'mutex'] }];
    const search = new URLSearchParams(axes.map((axis) => ['vary', writeVaried(axis)]));
    equal(readVaried(`?${search}`), axes);
    equal(readVaried('?lock=spin'), []);
    equal(readVaried('?vary=readers'), [{ name: 'readers', values: [] }]);
  },
  'many values are abbreviated'() {
    equal(formatValues([1000, 2000]), '1,000, 2,000');
    matches(formatValues(Array.from({ length: 30 }, (_, i) => i)), /^0, 1, 2, 3, 4, 5, … 28, 29 \(30 values\)$/);
  },
};
