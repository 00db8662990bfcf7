// @ts-check
import { byId } from './element.js';

const narrow = matchMedia('(max-width: 760px)');

/** Keeps the form where it is read: beside the picture, or on a phone after it, for the eye and for the keyboard alike. */
export function placeForm() {
  const place = () => byId(narrow.matches ? 'picture' : 'desk').after(byId('form'));
  place();
  narrow.onchange = place;
  /** @type {HTMLDetailsElement} */ (byId('parameters')).open = !narrow.matches;
}
