// @ts-check
import { SAVED } from './saved-page.js';

/** Removes what needs a server and says that this is a saved page. @param {string} shown what was saved */
export function removeServerParts(shown) {
  for (const part of document.querySelectorAll('[data-needs-server]')) part.remove();
  /** @type {Element} */ (document.querySelector('.what')).textContent = `A saved page: ${shown}. Saved by Lockscope ${SAVED}; it needs no server.`;
}
