// @ts-check

/** The version that saved this page, where it is one that was saved: it carries what the server would answer. */
export const SAVED = document.documentElement.dataset.saved;

/** What else is known here, by the path that it is asked for by. @type {Map<string, any>} */
export const known = new Map();

/** @param {string} path @returns {string} the answer that this page carries */
export const carried = (path) => document.querySelector(`script[data-path="${path}"]`)?.textContent ?? 'null';

/** @param {string} path */
export function recall(path) {
  const found = known.get(path) ?? JSON.parse(carried(path));
  if (!found) throw new Error('It is not in this saved page.');
  return found;
}
