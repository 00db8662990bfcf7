// @ts-check
import { byId } from './element.js';

const narrow = matchMedia('(max-width: 760px)');

/** Places the form beside the picture, or after it on a phone, in reading and tab order alike. */
export function placeForm() {
  const place = () => byId(narrow.matches ? 'picture' : 'desk').after(byId('form'));
  place();
  narrow.onchange = place;
  /** @type {HTMLDetailsElement} */ (byId('parameters')).open = !narrow.matches;
}
