// @ts-check
import { byId } from './element.js';
import { Undo } from './undo.js';

/** Deletes entries of a list and offers to undo it; the focus stays in the list. */
export class Removal {
  #host;
  #actions;
  #undo;

  /**
   * @param {HTMLElement} host of the list: each row has a link that ends in the id, and a button of class `remove`
   * @param {{ what: string, remove: (id: string) => Promise<unknown>, restore: (id: string) => Promise<unknown>, changed: (ids: string[]) => Promise<unknown> }} actions `what` is the plural of the entries; `changed` reloads the list
   */
  constructor(host, actions) {
    this.#host = host;
    this.#actions = actions;
    this.#undo = new Undo(byId('undo'), actions, async (ids) => {
      await actions.changed(ids);
      this.#linkTo(ids[0])?.focus();
    });
  }

  /** @param {{ id: string, name: string }} one @throws {import('../../live/api.js').Problem} */
  async remove({ id, name }) {
    const at = this.#buttons().findIndex((button) => button.closest('li, tr')?.contains(this.#linkTo(id)));
    await this.#actions.remove(id);
    this.#undo.offer({ id, name });
    await this.#actions.changed([id]);
    const left = this.#buttons();
    (left[at] ?? left.at(-1) ?? this.#host).focus();
  }

  /** @param {string} id @returns {HTMLElement | null} */
  #linkTo(id) {
    return this.#host.querySelector(`a[href$="=${id}"]`);
  }

  #buttons() {
    return /** @type {HTMLElement[]} */ ([...this.#host.querySelectorAll('button.remove:enabled')]);
  }
}
