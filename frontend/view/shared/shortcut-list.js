// @ts-check
import { byId, element } from './element.js';
import { KEPT } from './shortcuts.js';

/** Opens the list of all keys, with a switch for single-key shortcuts. @param {import('./shortcuts.js').Shortcut[]} shortcuts @param {[string, [string, string][]][]} [parts] panels with keys of their own */
export function showShortcuts(shortcuts, parts = []) {
  const dialog = /** @type {HTMLDialogElement} */ (byId('keys'));
  const on = element('input', { type: 'checkbox', id: 'keys-on' });
  on.checked = preferences.get(KEPT) !== 'off';
  on.onchange = () => preferences.set(KEPT, on.checked ? 'on' : 'off');
  dialog.replaceChildren(
    element('h2', {}, 'Keys'),
    list(shortcuts.map(({ keys, shown, does }) => [shown ?? (keys.length > 1 ? `${keys[0]}–${keys.at(-1)}` : keys[0]), does])),
    element('p', {}, 'They work while you are not in a field; Esc leaves one.'),
    element('label', {}, on, ' Single keys work'),
    ...parts.flatMap(([part, keys]) => [element('h3', {}, part), list(keys)]),
    element('form', { method: 'dialog' }, element('button', { autofocus: '' }, 'Close')));
  dialog.showModal();
  dialog.scrollTop = 0;
}

/** @param {[string, string][]} keys and their effects */
const list = (keys) => element('dl', {}, ...keys.map(([key, does]) => element('div', {},
  element('dt', {}, ...key.split(' ').map((one) => element('kbd', {}, one))), element('dd', {}, does))));
