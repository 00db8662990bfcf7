import { found, MOST, moved, PLACES, readLineup, writeLineup } from '/model/lineup.js';
import { equal } from '../claims.js';

const lines = [
  { id: 'a1', name: 'Before the change', workload: { lock: 'mutex', threads: 'virtual', pacing: 'closed' }, state: 'finished' },
  { id: 'b2', note: 'on the old machine', workload: { lock: 'fair-mutex', threads: 'platform', pacing: 'closed' }, state: 'interrupted' },
];
const idsOf = (text) => found(lines, text).map(({ id }) => id);

export default {
  'an address survives a round trip'() {
    equal(readLineup(writeLineup(['a', 'b', 'c'])).ids, ['a', 'b', 'c']);
    equal(readLineup(writeLineup(['a&b', 'c=d'])).ids, ['a&b', 'c=d']);
    equal([writeLineup([]), readLineup('').ids], ['', []]);
  },
  'duplicates are removed'() {
    equal(readLineup('?runs=a,b,a, ,b').ids, ['a', 'b']);
  },
  'a seventh run is left out'() {
    equal(readLineup('?runs=1,2,3,4,5,6,7,8'), { ids: ['1', '2', '3', '4', '5', '6'], left: ['7', '8'] });
    equal(PLACES.length, MOST);
  },
  'places differ even without colour'() {
    for (const of of ['letter', 'ink', 'dash']) equal(new Set(PLACES.map((place) => `${place[of]}`)).size, MOST);
  },
  'moving a run loses no other'() {
    const ids = ['a', 'b', 'c'];
    equal([moved(ids, 'c', 0), moved(ids, 'a', 1), moved(ids, 'a', -1), moved(ids, 'b', 9)], [['c', 'a', 'b'], ['b', 'a', 'c'], ['a', 'b', 'c'], ['a', 'c', 'b']]);
  },
  'a search needs every word, in any field'() {
    equal([idsOf('MUTEX'), idsOf('mutex before'), idsOf('machine fair'), idsOf('b2'), idsOf(''), idsOf('none')], [['a1', 'b2'], ['a1'], ['b2'], ['b2'], ['a1', 'b2'], []]);
  },
};
