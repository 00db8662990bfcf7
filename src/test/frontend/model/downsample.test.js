import { Column, ROWS } from '/model/downsample.js';
import { equal } from '../claims.js';

const found = (column, first, span) => (column.over(first, span) ? [column.least, column.greatest, column.sum, column.count] : null);

export default {
  'a row without values is empty'() {
    const column = new Column();
    column.put(1, null);
    column.put(1, undefined);
    equal(found(column, 0, ROWS), null);
  },
  'zero is a value'() {
    const column = new Column();
    column.put(0, 0);
    equal(found(column, 0, 1), [0, 0, 0, 1]);
  },
  'a row has the minimum, maximum and sum of its values'() {
    const column = new Column();
    for (const value of [5, 1, 9]) column.put(3, value);
    equal(found(column, 3, 1), [1, 9, 15, 3]);
  },
  'only the given rows are aggregated'() {
    const column = new Column();
    [7, 1, 2, 8].forEach((value, row) => column.put(row, value));
    equal(found(column, 1, 2), [1, 2, 3, 2]);
  },
  'rows past the last one are empty'() {
    const column = new Column();
    column.put(ROWS - 1, 4);
    equal(found(column, ROWS - 1, 8), [4, 4, 4, 1]);
    equal(found(column, ROWS, 8), null);
  },
  'halving merges rows in pairs and frees the other half'() {
    const column = new Column();
    for (let row = 0; row < ROWS; row++) column.put(row, row);
    column.halve();
    equal(found(column, 10, 1), [20, 21, 41, 2]);
    equal(found(column, ROWS / 2, ROWS), null);
    equal(found(column, 0, ROWS), [0, ROWS - 1, ROWS * (ROWS - 1) / 2, ROWS]);
  },
};
