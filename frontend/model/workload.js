// @ts-check

/** @param {Parameter} parameter @param {string} text typed for it @returns {Reading} */
export function readParameter({ kind, optional, min = 0, max = 0 }, text) {
  if (kind === 'choice') return { value: text, error: '' };
  const typed = text.trim();
  if (typed === '' && optional) return { value: null, error: '' };
  const value = Number(typed);
  if (/^-?\d+$/.test(typed) && value >= min && value <= max) return { value, error: '' };
  return { value: null, error: `must be ${optional ? 'blank or ' : ''}a whole number from ${min} to ${max}` };
}

/** @param {Workload} workload @returns operations a second that the pauses alone would allow; null without a pause */
export function allowedRates({ pauseMicros, readers, writers }) {
  const each = 1e6 / Number(pauseMicros);
  return each < Infinity ? { reads: Number(readers) * each, writes: Number(writers) * each } : null;
}
