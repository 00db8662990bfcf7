// @ts-check
import { byId } from './element.js';

/** The next choice of theme, as if it were chosen. */
export function nextTheme() {
  const theme = /** @type {HTMLSelectElement} */ (byId('theme'));
  theme.selectedIndex = (theme.selectedIndex + 1) % theme.length;
  theme.dispatchEvent(new Event('change'));
}
