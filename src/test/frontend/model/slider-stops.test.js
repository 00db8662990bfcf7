import { nearestStop, stopsBetween } from '/model/slider-stops.js';
import { between, equal } from '../claims.js';

export default {
  'a slider stops at both ends'() {
    for (const [min, max] of [[0, 20_000], [0, 10_000_000], [3, 17], [1, 1]]) {
      const stops = stopsBetween(min, max);
      equal([stops[0], stops.at(-1)], [min, max]);
    }
  },
  'it stops at all numbers of two digits, in order'() {
    const stops = stopsBetween(0, 10_000_000);
    equal([5, 10, 37, 100, 110, 9900, 2_500_000].map((value) => stops.includes(value)), [true, true, true, true, true, true, true]);
    equal(stops.every((stop, i) => i === 0 || stop > stops[i - 1]), true);
    between(stops.length, 100, 700);
  },
  'a value is shown at the nearest stop'() {
    const stops = stopsBetween(0, 20_000);
    equal([101, 104, 106, 12_345, 99_999].map((value) => stops[nearestStop(stops, value)]), [100, 100, 110, 12_000, 20_000]);
  },
};
