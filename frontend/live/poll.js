// @ts-check
/** Interval for what no feed delivers. */
export const POLL_MILLIS = 2000;

/** Repeats the request after the interval, once the page is visible. @param {() => unknown} request */
export const pollLater = (request) => setTimeout(() => (document.hidden ? pollLater(request) : request()), POLL_MILLIS);
