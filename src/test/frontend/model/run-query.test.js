import { changeQuery, isFiltered, nextSort, readQuery, sortOf } from '/model/run-query.js';
import { equal } from '../claims.js';

const query = (text) => new URLSearchParams(text);

export default {
  'an address without a question asks for all, newest first'() {
    equal(`${readQuery('')}`, '');
    equal(sortOf(readQuery('')), { by: 'startedAt', down: true });
    equal(isFiltered(readQuery('?sort=reads')), false);
  },
  'what an address asks is read, and what it has besides is left out'() {
    equal(`${readQuery('?lock=mutex&colour=red&q=a%26b&pinned=true')}`, 'q=a%26b&lock=mutex&pinned=true');
    equal(isFiltered(readQuery('?lock=mutex')), true);
  },
  'a change leaves the rest as it is, and blanks take away'() {
    equal(`${changeQuery(query('lock=mutex&sort=reads'), { q: 'x' })}`, 'q=x&lock=mutex&sort=reads');
    equal(`${changeQuery(query('lock=mutex&sort=reads'), { lock: '', q: '  ' })}`, 'sort=reads');
  },
  'the usual order needs no words'() {
    equal(`${changeQuery(query('sort=reads'), { sort: '-startedAt' })}`, '');
  },
  'a column is sorted from its interesting end, and then the other way round'() {
    equal(nextSort(query(''), 'reads', false), '-reads');
    equal(nextSort(query('sort=-reads'), 'reads', false), 'reads');
    equal(nextSort(query('sort=reads'), 'reads', false), '-reads');
    equal(nextSort(query(''), 'name', true), 'name');
    equal(nextSort(query('sort=name'), 'name', true), '-name');
    equal(nextSort(query(''), 'startedAt', false), 'startedAt');
  },
};
