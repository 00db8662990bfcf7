// @ts-check
import { Problem } from '../../live/api.js';
import { element } from './element.js';

/** A deleted entry and its name. @typedef {{ id: string, name: string }} Deleted */

/** The offer stays this long after the last deletion, and longer while it has the focus or the pointer. */
const STANDS_MILLIS = 20_000;

/** Offers to undo deletions: the last one, or all since the offer appeared. */
export class Undo {
  #host;
  #kind;
  #restored;
  /** Latest last. @type {Deleted[]} */ #deleted = [];
  /** Number of deletions offered. */ #offered = 0;
  #timer = 0;

  /**
   * @param {HTMLElement} host a polite live region
   * @param {{ what: string, restore: (id: string) => Promise<unknown>, key?: string }} kind `what` is their plural; `key` the page's shortcut for undo
   * @param {(ids: string[]) => void} restored called with the restored ids, the last restored first
   */
  constructor(host, kind, restored) {
    this.#host = host;
    this.#kind = kind;
    this.#restored = restored;
    const wait = () => clearTimeout(this.#timer);
    const goOn = () => this.#offered && this.#leaveInAWhile();
    host.onpointerenter = wait;
    host.onpointerleave = goOn;
    host.addEventListener('focusin', wait);
    host.addEventListener('focusout', goOn);
  }

  /** @param {Deleted} one that was just deleted */
  offer(one) {
    this.#deleted.push(one);
    this.#offered++;
    this.#show();
  }

  /** Restores the latest deletion, even after the offer has closed. */
  last() {
    return this.#restore(1);
  }

  /** @param {number} count of the latest deletions */
  async #restore(count) {
    const all = this.#deleted.slice(-count);
    if (!all.length) return;
    try {
      for (const { id } of all.toReversed()) {
        await this.#kind.restore(id);
        this.#deleted.pop();
        this.#offered = Math.max(0, this.#offered - 1);
      }
      this.#show();
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      const late = problem.status === 404;
      if (late) this.#deleted.pop();
      this.#show(late ? 'It is too late to undo that: what is deleted can be restored for ten minutes.' : problem.message);
    }
    this.#restored(all.map(({ id }) => id));
  }

  /** @param {string} [wrong] */
  #show(wrong = '') {
    const count = this.#offered;
    if (!count && !wrong) return this.#host.replaceChildren();
    const { what, key } = this.#kind;
    const name = this.#deleted.at(-1)?.name;
    const button = (/** @type {string} */ text, /** @type {() => void} */ act) => {
      const made = element('button', { type: 'button' }, text);
      made.onclick = act;
      return made;
    };
    const undo = button(count > 1 ? 'Undo the last' : 'Undo', () => this.last());
    if (key) undo.setAttribute('aria-keyshortcuts', key);
    if (key) undo.title = `Key: ${key.toUpperCase()}`;
    this.#host.replaceChildren(
      element('p', {}, wrong, wrong && count ? ' ' : '', count > 1 ? `${count} ${what} were deleted, “${name}” last.` : count ? `“${name}” was deleted.` : ''),
      ...(count ? [undo] : []), ...(count > 1 ? [button(`Undo all ${count}`, () => this.#restore(count))] : []),
      button('Close', () => this.#leave()));
    this.#leaveInAWhile();
  }

  #leaveInAWhile() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#leave(), STANDS_MILLIS);
  }

  #leave() {
    clearTimeout(this.#timer);
    this.#offered = 0;
    this.#host.replaceChildren();
  }
}
