// @ts-check
import { SAVED } from '../live/saved.js';
import { byId } from './element.js';

/**
 * What leaves the page as a file and what comes to it as one. What does that is loaded when it is wanted.
 * @param {() => Run | null} shown
 */
export function takeFiles(shown) {
  byId('export').onclick = () => import('./later.js').then(({ showExport }) => showExport(shown()));
  if (SAVED) return;
  addEventListener('dragover', (event) => event.preventDefault());
  addEventListener('drop', (event) => {
    event.preventDefault();
    const file = event.dataTransfer?.files[0];
    if (file) import('./later.js').then(({ open }) => open(file));
  });
}
