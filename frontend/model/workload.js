// @ts-check

/** @param {Parameter} parameter @param {string} text typed for it @returns {Reading} */
export function readParameter({ kind, whenEmpty, min = 0, max = 0 }, text) {
  if (kind === 'choice') return { value: text, error: '' };
  const typed = text.trim();
  if (typed === '' && whenEmpty) return { value: null, error: '' };
  const value = Number(typed);
  if ((kind === 'decimal' ? /^\d*\.?\d+$/ : /^-?\d+$/).test(typed) && value >= min && value <= max) return { value, error: '' };
  return { value: null, error: `must be ${whenEmpty ? 'blank or ' : ''}a ${kind === 'whole' ? 'whole ' : ''}number from ${min} to ${max}` };
}

/** @param {Workload} workload @returns operations a second that the pauses alone would allow; null without a pause */
export function allowedRates({ pauseMicros, readers, writers }) {
  const each = 1e6 / Number(pauseMicros);
  return each < Infinity ? { reads: Number(readers) * each, writes: Number(writers) * each } : null;
}
