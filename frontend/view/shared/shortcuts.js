// @ts-check
/** Preference that disables single-key shortcuts. */
export const KEPT = 'keys';
const TYPING = 'input:not([type="range"], [type="checkbox"]), select, textarea, [contenteditable]';

/** One without `act` is only listed. @typedef {{ keys: string[], shown?: string, does: string, act?: (key: string) => void }} Shortcut */

/** Handles single-key shortcuts. They can be disabled, as they interfere with speech input. @param {Shortcut[]} shortcuts */
export function handleKeys(shortcuts) {
  document.addEventListener('keydown', (event) => {
    const target = /** @type {Element} */ (event.target);
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || document.querySelector('dialog[open]')) return;
    if (target.closest(TYPING)) {
      if (event.key === 'Escape' && target.closest('aside, #form')) /** @type {HTMLElement} */ (target).blur();
      return;
    }
    const shortcut = preferences.get(KEPT) !== 'off' && shortcuts.find(({ keys }) => keys.includes(event.key));
    if (!shortcut || !shortcut.act) return;
    event.preventDefault();
    shortcut.act(event.key);
  });
}
