import { DecayingRate } from '/model/decaying-rate.js';
import { between, close, equal } from '../claims.js';

const cell = (key, version) => ({ key, value: 0, version, writer: 0 });

export default {
  'a key without writes has rate zero'() {
    const warmth = new DecayingRate(2);
    equal(warmth.take([cell(0, 0)], 1e9), 0);
    equal([...warmth.rates], [0, 0]);
  },
  'the highest rate is returned'() {
    const warmth = new DecayingRate(3);
    close(warmth.take([cell(0, 5), cell(2, 9)], 1e8), 90);
    close(warmth.rates[0], 50);
    equal(warmth.rates[1], 0);
  },
  'the rate falls to a third within a second'() {
    const warmth = new DecayingRate(1);
    warmth.take([cell(0, 1000)], 10e9);
    between(warmth.take([cell(0, 1000)], 11e9), 36.7, 36.9);
  },
  'the rate of steady writes does not depend on sampling'() {
    for (const every of [1, 3, 7]) {
      const warmth = new DecayingRate(1);
      for (let i = every; i <= 200; i += every) close(warmth.take([cell(0, 5 * i)], i * 5e7), 100);
    }
  },
  'the first sample gives the average until then'() {
    close(new DecayingRate(1).take([cell(0, 700)], 7e9), 100);
  },
  'a repeated snapshot counts once'() {
    const warmth = new DecayingRate(1);
    warmth.take([cell(0, 90)], 1e9);
    close(warmth.take([cell(0, 90)], 1e9), 90);
  },
};
