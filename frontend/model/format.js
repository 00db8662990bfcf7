// @ts-check
const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });

/** What stands where there is no number. */
export const NOTHING = '–';

/** @param {number} count shown as a whole number: `83,285` */
export const formatCount = (count) => whole.format(count);

/** @param {number} nanos shown in seconds: `1.000` */
export const formatSeconds = (nanos) => (nanos / 1e9).toFixed(3);

/** @param {string} instant ISO-8601, shown by the viewer's clock: `2026-03-01 14:03:22` */
export const formatInstant = (instant) => new Date(instant).toLocaleString('sv');

/** @param {RunReport} report as the classic program prints it, three lines */
export function formatFinal({ reads, writes, state }) {
  const cells = state.map(({ key, value }) => `${key}=${value}`).join(', ');
  return `readOps: ${reads}\nwriteOps: ${writes}\nstate: {${cells}}`;
}

/** @param {RunReport} report its total against what the pauses alone would allow */
export function formatShare({ reads, writes, limit }) {
  const total = reads + writes;
  if (!limit) return `${formatCount(total)} operations; without a pause there is no limit`;
  const share = (100 * total / limit).toFixed(1);
  return `${formatCount(total)} of ${formatCount(limit)} operations the pauses alone would allow, ${share} %`;
}
