// @ts-check

/**
 * @param {number} min integer, 0 or more
 * @param {number} max
 * @returns {number[]} the stops of a slider over a wide range: all numbers of at most two significant digits, and both ends
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

/** @param {number[]} stops ascending @param {number} value @returns {number} index of the nearest stop */
export const nearestStop = (stops, value) => stops.reduce((best, stop, index) =>
  Math.abs(stop - value) < Math.abs(stops[best] - value) ? index : best, 0);
