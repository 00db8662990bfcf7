// @ts-check
import { showMessage } from './shared/request-messages.js';

/** Loads the parts of the page that are not needed at first. */
export const loadLazyParts = () => import('./lazy-parts.js');

/** Passes the lazily loaded parts on, or says that they could not be loaded; the next call tries again. @param {(parts: typeof import('./lazy-parts.js')) => void} use */
export const whenLoaded = (use) => loadLazyParts().then(use, () => showMessage('A part of this page could not be loaded. Try again when the connection is back.'));
