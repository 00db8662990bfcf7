// @ts-check

/** The version that saved this page; undefined for a page from a server. A saved page carries the server's answers. */
export const SAVED = document.documentElement.dataset.saved;

/** Answers that are derived from the embedded log, by path. @type {Map<string, any>} */
export const derivedAnswers = new Map();

/** @param {string} path @returns {string} the embedded answer to a request of this path */
export const savedText = (path) => document.querySelector(`script[data-path="${path}"]`)?.textContent ?? 'null';

/** @param {string} path */
export function savedAnswer(path) {
  const found = derivedAnswers.get(path) ?? JSON.parse(savedText(path));
  if (!found) throw new Error('It is not in this saved page.');
  return found;
}
