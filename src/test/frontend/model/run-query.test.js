import { changeQuery, isFiltered, nextSort, readQuery, sortOf } from '/model/run-query.js';
import { equal } from '../claims.js';

const query = (text) => new URLSearchParams(text);

export default {
  'an empty address lists everything, newest first'() {
    equal(`${readQuery('')}`, '');
    equal(sortOf(readQuery('')), { by: 'startedAt', down: true });
    equal(isFiltered(readQuery('?sort=reads')), false);
  },
  'known parameters are read, others ignored'() {
    equal(`${readQuery('?lock=mutex&colour=red&q=a%26b&pinned=true')}`, 'q=a%26b&lock=mutex&pinned=true');
    equal(isFiltered(readQuery('?lock=mutex')), true);
  },
  'a change keeps other filters, blanks remove one'() {
    equal(`${changeQuery(query('lock=mutex&sort=reads'), { q: 'x' })}`, 'q=x&lock=mutex&sort=reads');
    equal(`${changeQuery(query('lock=mutex&sort=reads'), { lock: '', q: '  ' })}`, 'sort=reads');
  },
  'the default order is left out'() {
    equal(`${changeQuery(query('sort=reads'), { sort: '-startedAt' })}`, '');
  },
  'a column is sorted, then reversed'() {
    equal(nextSort(query(''), 'reads', false), '-reads');
    equal(nextSort(query('sort=-reads'), 'reads', false), 'reads');
    equal(nextSort(query('sort=reads'), 'reads', false), '-reads');
    equal(nextSort(query(''), 'name', true), 'name');
    equal(nextSort(query('sort=name'), 'name', true), '-name');
    equal(nextSort(query(''), 'startedAt', false), 'startedAt');
  },
};
