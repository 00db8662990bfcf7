// @ts-check
import { showMessage } from './shared/ask.js';

/** @returns what is loaded when it is first wanted */
export const load = () => import('./later.js');

/** Hands on what is loaded when it is first wanted, or says that it can't be; wanting it again tries again. @param {(later: typeof import('./later.js')) => void} use */
export const later = (use) => load().then(use, () => showMessage('A part of this page could not be loaded. Try again when the connection is back.'));
