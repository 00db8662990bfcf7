// @ts-check

/** Consecutive workers with the fewest and most operations of one of them. @typedef {{ first: number, workers: number, min: number, max: number }} Bin */

/**
 * Operations per worker: so far, or of the whole run after its end.
 * @param {Run} run
 * @returns {Record<'readers' | 'writers', Bin[]>}
 */
export function operationsPerWorker({ report, newest }) {
  const fairness = /** @type {any} */ (report)?.fairness;
  if (fairness) return { readers: fairness.readers, writers: fairness.writers };
  const bins = (/** @type {'readers' | 'writers'} */ kind) => {
    const { workers, width, min, max } = newest?.served?.[kind] ?? { workers: 0, width: 1, min: [], max: [] };
    return min.map((/** @type {number} */ least, /** @type {number} */ i) => ({
      first: i * width, workers: Math.min(width, workers - i * width), min: least, max: max[i],
    }));
  };
  return { readers: bins('readers'), writers: bins('writers') };
}

/** @param {'reader' | 'writer'} kind @param {Bin} bin @param {number} mean operations per worker of that kind */
export function describe(kind, { first, workers, min, max }, mean) {
  const name = workers > 1 ? `${kind}s ${first}–${first + workers - 1}` : `${kind} ${first}`;
  const share = (/** @type {number} */ made) => (100 * made / mean).toFixed(0);
  const [made, part] = min < max
    ? [`${min.toLocaleString('en-US')}–${max.toLocaleString('en-US')}`, `${share(min)}–${share(max)}`] : [min.toLocaleString('en-US'), share(min)];
  return `${name}: ${made} operation${made === '1' ? '' : 's'}${mean > 0 ? `, ${part} % of the mean` : ''}`;
}
