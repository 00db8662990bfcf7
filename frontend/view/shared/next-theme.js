// @ts-check
import { byId } from './element.js';

/** Selects the next theme. */
export function nextTheme() {
  const theme = /** @type {HTMLSelectElement} */ (byId('theme'));
  theme.selectedIndex = (theme.selectedIndex + 1) % theme.length;
  theme.dispatchEvent(new Event('change'));
}
