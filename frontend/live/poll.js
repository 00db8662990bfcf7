// @ts-check
/** Between two requests for what no feed brings. */
export const POLL_MILLIS = 2000;

/** Requests again after a while, while the page is visible. @param {() => unknown} request */
export const pollLater = (request) => setTimeout(() => (document.hidden ? pollLater(request) : request()), POLL_MILLIS);
