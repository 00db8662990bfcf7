import { Warmth } from '/model/warmth.js';
import { between, close, equal } from '../claims.js';

const cell = (key, version) => ({ key, value: 0, version, writer: 0 });

export default {
  'a key that nobody writes stays cold'() {
    const warmth = new Warmth(2);
    equal(warmth.take([cell(0, 0)], 1e9), 0);
    equal([...warmth.rates], [0, 0]);
  },
  'the most written is said'() {
    const warmth = new Warmth(3);
    equal(warmth.take([cell(0, 5), cell(2, 9)], 1e8), 9);
    equal([...warmth.rates], [5, 0, 9]);
  },
  'what is written no more cools down to a third in a second'() {
    const warmth = new Warmth(1);
    warmth.take([cell(0, 90)], 0);
    close(warmth.take([cell(0, 90)], 1e9), 90 / Math.E);
  },
  'steady writes come to about as many as there are in a second'() {
    const warmth = new Warmth(1);
    let rate = 0;
    for (let i = 1; i <= 200; i++) rate = warmth.take([cell(0, 5 * i)], i * 5e7);
    between(rate, 95, 110);
  },
};
