// @ts-check

/**
 * @param {number} min whole, 0 or more
 * @param {number} max
 * @returns {number[]} where a slider over a wide range stops: every number of at most two significant digits, and both ends
 */
export function stopsBetween(min, max) {
  const stops = [];
  for (let value = min; value < max;) {
    stops.push(value);
    const step = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, value))) - 1);
    value = (Math.floor(value / step) + 1) * step;
  }
  return [...stops, max];
}

/** @param {number[]} stops ascending @param {number} value @returns {number} the index of the stop that is nearest */
export const nearestStop = (stops, value) => stops.reduce((best, stop, index) =>
  Math.abs(stop - value) < Math.abs(stops[best] - value) ? index : best, 0);
