// @ts-check
import { byId, element } from './element.js';

/** Where it is kept that single keys do nothing. */
const KEPT = 'keys';
const TYPING = 'input:not([type="range"], [type="checkbox"]), select, textarea, [contenteditable]';

/** One without `act` is only listed. @typedef {{ keys: string[], shown?: string, does: string, act?: (key: string) => void }} Shortcut */

/** Single keys for everything, and the dialog that lists them; they can be turned off, for who speaks to the page. */
export class Keys {
  #dialog = /** @type {HTMLDialogElement} */ (byId('keys'));
  #on = element('input', { type: 'checkbox', id: 'keys-on' });

  /** @param {Shortcut[]} shortcuts */
  constructor(shortcuts) {
    this.#on.checked = kept.get(KEPT) !== 'off';
    this.#on.onchange = () => kept.set(KEPT, this.#on.checked ? 'on' : 'off');
    const close = element('button', { autofocus: '' }, 'Close');
    this.#dialog.replaceChildren(
      element('h2', {}, 'Keys'),
      element('dl', {}, ...shortcuts.map(({ keys, shown, does }) => element('div', {},
        element('dt', {}, element('kbd', {}, shown ?? (keys.length > 1 ? `${keys[0]}–${keys.at(-1)}` : keys[0]))), element('dd', {}, does)))),
      element('p', {}, 'They work while you are not in a field; Esc leaves one.'),
      element('label', {}, this.#on, ' Single keys work'),
      element('form', { method: 'dialog' }, close));
    document.addEventListener('keydown', (event) => {
      const target = /** @type {Element} */ (event.target);
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || document.querySelector('dialog[open]')) return;
      if (target.closest(TYPING)) {
        if (event.key === 'Escape' && target.closest('aside, #form')) /** @type {HTMLElement} */ (target).blur();
        return;
      }
      const shortcut = this.#on.checked && shortcuts.find(({ keys }) => keys.includes(event.key));
      if (!shortcut || !shortcut.act) return;
      event.preventDefault();
      shortcut.act(event.key);
    });
  }

  open() {
    this.#dialog.showModal();
  }
}
