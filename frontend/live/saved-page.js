// @ts-check

/** The version that saved this page, where it is one that was saved: it carries what the server would answer. */
export const SAVED = document.documentElement.dataset.saved;

/** What else is derivedAnswers here, by the path that it is asked for by. @type {Map<string, any>} */
export const derivedAnswers = new Map();

/** @param {string} path @returns {string} the answer that this page carries */
export const savedText = (path) => document.querySelector(`script[data-path="${path}"]`)?.textContent ?? 'null';

/** @param {string} path */
export function savedAnswer(path) {
  const found = derivedAnswers.get(path) ?? JSON.parse(savedText(path));
  if (!found) throw new Error('It is not in this saved page.');
  return found;
}
