import { between, close, equal, matches } from './claims.js';

/** What is not so: each of these must be seen to fail. */
export default {
  'seven is eight'() {
    equal(7, 8);
  },
  'nothing is no number'() {
    equal([undefined], [NaN]);
  },
  'a deep difference is none'() {
    equal({ a: [{ b: 1 }] }, { a: [{ b: 2 }] });
  },
  'a third is about a half'() {
    close(1 / 3, 1 / 2);
  },
  'no number is about one'() {
    close(NaN, 1);
  },
  'ten lies between one and nine'() {
    between(10, 1, 9);
  },
  'a word matches another'() {
    matches('reads', /^writes$/);
  },
  async 'what is promised and broken goes unnoticed'() {
    await Promise.reject(new Error('broken'));
  },
};
