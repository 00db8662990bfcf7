import { describe, operationsPerWorker } from '/model/operations-per-worker.js';
import { equal } from '../claims.js';

const newest = { served: { readers: { workers: 5, width: 2, min: [1, 2, 3], max: [4, 5, 3] }, writers: { workers: 1, width: 1, min: [0], max: [0] } } };

export default {
  'workers are numbered, the last bin has the remainder'() {
    const { readers, writers } = operationsPerWorker({ report: null, newest });
    equal(readers.map(({ first, workers }) => [first, workers]), [[0, 2], [2, 2], [4, 1]]);
    equal(writers, [{ first: 0, workers: 1, min: 0, max: 0 }]);
  },
  'after the end the report is used'() {
    const fairness = { readers: [{ first: 0, workers: 1, min: 9, max: 9 }], writers: [] };
    equal(operationsPerWorker({ report: { fairness }, newest }), fairness);
  },
  'before the first snapshot there are no bins'() {
    equal(operationsPerWorker({ report: null, newest: null }), { readers: [], writers: [] });
  },
  'one worker has its operations and share of the mean'() {
    equal(describe('reader', { first: 3, workers: 1, min: 1200, max: 1200 }, 1000), 'reader 3: 1,200 operations, 120 % of the mean');
  },
  'several workers have a range'() {
    equal(describe('writer', { first: 4, workers: 2, min: 50, max: 150 }, 100), 'writers 4–5: 50–150 operations, 50–150 % of the mean');
  },
  'without a mean there is no share'() {
    equal(describe('reader', { first: 0, workers: 1, min: 0, max: 0 }, 0), 'reader 0: 0 operations');
  },
};
