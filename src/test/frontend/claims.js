/** Assertions; a failing one throws an error with the actual value. */

const format = (value) => JSON.stringify(value, (_, one) => (one === undefined || Number.isNaN(one) || Math.abs(one) === Infinity ? `${one}` : one));

/** @param {unknown} actual @param {unknown} expected compared deeply */
export function equal(actual, expected) {
  if (format(actual) !== format(expected)) throw new Error(`is ${format(actual)}, and should be ${format(expected)}`);
}

/** @param {number} actual @param {number} expected with a relative error of a millionth */
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
