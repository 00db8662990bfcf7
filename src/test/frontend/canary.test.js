import { between, close, equal, matches } from './claims.js';

/** Cases that must fail. */
export default {
  'seven equals eight'() {
    equal(7, 8);
  },
  'nothing equals a number'() {
    equal([undefined], [NaN]);
  },
  'a deep difference is overlooked'() {
    equal({ a: [{ b: 1 }] }, { a: [{ b: 2 }] });
  },
  'a third is close to a half'() {
    close(1 / 3, 1 / 2);
  },
  'NaN is close to one'() {
    close(NaN, 1);
  },
  'ten is between one and nine'() {
    between(10, 1, 9);
  },
  'a word matches another'() {
    matches('reads', /^writes$/);
  },
  async 'a rejected promise is overlooked'() {
    await Promise.reject(new Error('broken'));
  },
};
