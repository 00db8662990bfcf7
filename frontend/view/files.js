// @ts-check
import { SAVED } from '../live/saved.js';
import { byId } from './element.js';
import { later } from './wanted.js';

/**
 * What leaves the page as a file and what comes to it as one. What does that is loaded when it is wanted.
 * @param {() => Run | null} shown
 */
export function takeFiles(shown) {
  byId('export').onclick = () => later(({ showExport }) => showExport(shown()));
  if (SAVED) return;
  addEventListener('dragover', (event) => event.preventDefault());
  addEventListener('drop', (event) => {
    event.preventDefault();
    const file = event.dataTransfer?.files[0];
    if (file) later(({ open }) => open(file));
  });
}
