// @ts-check
import { byId, element } from './element.js';

/**
 * One lock of the catalogue.
 * @typedef {{ id: string, name: string, family: string, promise: string, guards: boolean, sentence: string, tradeOff: string, source: string }} LockKind
 */

/** The lock field, grouped by family, and the description of the selected lock. */
export class Locks {
  #locks;
  #input;
  #about = element('div', { id: 'lock-about' });

  /** @param {import('./field.js').Field} field @param {LockKind[]} locks */
  constructor(field, locks) {
    this.#locks = locks;
    this.#input = /** @type {HTMLSelectElement} */ (field.input);
    const families = [...new Set(locks.map(({ family }) => family))];
    const { value } = this.#input;
    this.#input.replaceChildren(...families.map((family) => element('optgroup', { label: family },
      ...locks.filter((lock) => lock.family === family).map(({ id, name }) => element('option', { value: id }, name)))));
    this.#input.value = value;
    this.#input.setAttribute('aria-keyshortcuts', '/');
    this.#input.title = 'Key: /';
    byId('locks').replaceChildren(field.root, this.#about);
  }

  /** Describes the selected lock. */
  show() {
    const lock = this.#locks.find(({ id }) => id === this.#input.value);
    if (this.#about.dataset.lock === lock?.id) return;
    this.#about.dataset.lock = lock?.id;
    this.#about.replaceChildren(...(lock ? [
      element('p', {}, lock.sentence),
      element('p', { class: lock.guards ? '' : 'unguarded' }, element('b', {}, lock.guards ? 'Promises ' : '⚠\uFE0E Promises '), lock.promise),
      element('p', {}, element('b', {}, 'Trade-off '), lock.tradeOff),
      element('p', { class: 'source' }, element('b', {}, 'Source '), lock.source),
    ] : []));
  }
}
