/** What a case claims; it throws, saying what was found, when that is not so. */

const inWords = (value) => JSON.stringify(value, (_, one) => (one === undefined || Number.isNaN(one) || Math.abs(one) === Infinity ? `${one}` : one));

/** @param {unknown} actual @param {unknown} expected of the same form, however deep */
export function equal(actual, expected) {
  if (inWords(actual) !== inWords(expected)) throw new Error(`is ${inWords(actual)}, and should be ${inWords(expected)}`);
}

/** @param {number} actual @param {number} expected to a millionth */
export function close(actual, expected) {
  if (!(Math.abs(actual - expected) <= 1e-6 * Math.max(1, Math.abs(expected)))) throw new Error(`is ${actual}, and should be about ${expected}`);
}

/** @param {number} actual @param {number} least @param {number} most */
export function between(actual, least, most) {
  if (!(actual >= least && actual <= most)) throw new Error(`is ${actual}, and should be from ${least} to ${most}`);
}

/** @param {string} text @param {RegExp} pattern */
export function matches(text, pattern) {
  if (!pattern.test(text)) throw new Error(`is “${text}”, and should match ${pattern}`);
}
