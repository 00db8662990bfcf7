import { found, MOST, moved, PLACES, readLineup, writeLineup } from '/model/lineup.js';
import { equal } from '../claims.js';

const lines = [
  { id: 'a1', name: 'Before the change', workload: { lock: 'mutex', threads: 'virtual', pacing: 'closed' }, state: 'finished' },
  { id: 'b2', note: 'on the old machine', workload: { lock: 'fair-mutex', threads: 'platform', pacing: 'closed' }, state: 'interrupted' },
];
const idsOf = (text) => found(lines, text).map(({ id }) => id);

export default {
  'an address comes back as it was'() {
    equal(readLineup(writeLineup(['a', 'b', 'c'])).ids, ['a', 'b', 'c']);
    equal(readLineup(writeLineup(['a&b', 'c=d'])).ids, ['a&b', 'c=d']);
    equal([writeLineup([]), readLineup('').ids], ['', []]);
  },
  'a run is compared with itself by nobody'() {
    equal(readLineup('?runs=a,b,a, ,b').ids, ['a', 'b']);
  },
  'there is no place for a seventh'() {
    equal(readLineup('?runs=1,2,3,4,5,6,7,8'), { ids: ['1', '2', '3', '4', '5', '6'], left: ['7', '8'] });
    equal(PLACES.length, MOST);
  },
  'no place looks like another, be there no colour'() {
    for (const of of ['letter', 'ink', 'dash']) equal(new Set(PLACES.map((place) => `${place[of]}`)).size, MOST);
  },
  'a run is moved to a place and no other is lost'() {
    const ids = ['a', 'b', 'c'];
    equal([moved(ids, 'c', 0), moved(ids, 'a', 1), moved(ids, 'a', -1), moved(ids, 'b', 9)], [['c', 'a', 'b'], ['b', 'a', 'c'], ['a', 'b', 'c'], ['a', 'c', 'b']]);
  },
  'runs are found by every word, wherever it is'() {
    equal([idsOf('MUTEX'), idsOf('mutex before'), idsOf('machine fair'), idsOf('b2'), idsOf(''), idsOf('none')], [['a1', 'b2'], ['a1'], ['b2'], ['b2'], ['a1', 'b2'], []]);
  },
};
