// @ts-check
const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });

/** Placeholder for a missing value. */
export const NOTHING = '–';

/** @param {number} count as a whole number: `83,285` */
export const formatCount = (count) => whole.format(count);

/** @param {number} perSecond as a whole number, or with three digits if small: `83,285`, `0.333` */
export const formatRate = (perSecond) => (perSecond < 99.95 ? `${Number(perSecond.toPrecision(3))}` : formatCount(perSecond));

/** @param {number} count @param {string} noun @returns {string} `1 reader`, `2 readers` */
export function counted(count, noun) {
  const shown = formatCount(count);
  return `${shown} ${noun}${shown === '1' ? '' : 's'}`;
}

/** @param {number} nanos in seconds: `1.000` */
export const formatSeconds = (nanos) => (nanos / 1e9).toFixed(3);

/** @param {number} seconds of the run, negative before its start: `0.5 s`, `−0.25 s` */
export const formatTick = (seconds) => `${Number(seconds.toFixed(6))} s`.replace('-', '−');

/** @param {number} seconds of the run, negative before its start, to the millisecond: `−0.250 s` */
export const formatAt = (seconds) => `${seconds.toFixed(3)} s`.replace('-', '−');

const DAY = 86_400_000;
const MINUTE = 60_000;

/** @param {number} millis since 1970 @returns {number} minutes by which local time is ahead of UTC */
const offsetAt = (millis) => -new Date(millis).getTimezoneOffset();

/** @param {number} millis since 1970 @returns {boolean} whether local time shows the same at another instant, as in the hour in which clocks are set back */
function isShownTwice(millis) {
  const offset = offsetAt(millis);
  return [offsetAt(millis - DAY), offsetAt(millis + DAY)].some((other) => other !== offset && offsetAt(millis + (offset - other) * MINUTE) === other);
}

/** @param {string} instant ISO-8601, shown in local time: `2026-03-01 14:03:22`; with its offset from UTC where that is ambiguous: `2026-10-25 02:30:00 +02:00` */
export function formatInstant(instant) {
  const date = new Date(instant);
  const shown = date.toLocaleString('sv');
  if (!isShownTwice(+date)) return shown;
  return `${shown} ${date.toLocaleString('en', { timeZoneName: 'longOffset' }).split('GMT')[1] || '+00:00'}`;
}

/** @param {RunReport} report in the three lines of the classic program */
export function formatFinal({ reads, writes, state }) {
  const cells = state.map(({ key, value }) => `${key}=${value}`).join(', ');
  return `readOps: ${reads}\nwriteOps: ${writes}\nstate: {${cells}}`;
}

/** @param {RunReport} report the total relative to what the pauses alone would allow */
export function formatShare({ reads, writes, limit }) {
  const total = reads + writes;
  if (!limit) return `${formatCount(total)} operations; without a pause there is no limit`;
  const share = (100 * total / limit).toFixed(1);
  return `${formatCount(total)} of ${formatCount(limit)} operations the pauses alone would allow, ${share} %`;
}
