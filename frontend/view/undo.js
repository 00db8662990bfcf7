// @ts-check
import { Problem } from '../live/api.js';
import { restoreRun } from '../live/run-list.js';
import { nameOf } from '../model/run-line.js';
import { element } from './element.js';

/** @typedef {import('../model/run-line.js').RunLine} RunLine */

/** The offer stands for so long after the last deletion, and longer while somebody is at it. */
const STANDS_MILLIS = 20_000;

/** Offers to bring back what was deleted: the last one, or all that were since the offer stands. */
export class Undo {
  #host;
  #restored;
  /** Latest last. @type {RunLine[]} */ #deleted = [];
  /** How many of them the offer is about. */ #offered = 0;
  #timer = 0;

  /** @param {HTMLElement} host a polite live region @param {(last: string) => void} restored */
  constructor(host, restored) {
    this.#host = host;
    this.#restored = restored;
    const wait = () => clearTimeout(this.#timer);
    const goOn = () => this.#offered && this.#leaveInAWhile();
    host.onpointerenter = wait;
    host.onpointerleave = goOn;
    host.addEventListener('focusin', wait);
    host.addEventListener('focusout', goOn);
  }

  /** @param {RunLine} line that was just deleted */
  offer(line) {
    this.#deleted.push(line);
    this.#offered++;
    this.#show();
  }

  /** Brings back the run that was deleted last, also after the offer has gone. */
  last() {
    return this.#restore(1);
  }

  /** @param {number} count of those deleted last */
  async #restore(count) {
    const runs = this.#deleted.slice(-count);
    if (!runs.length) return;
    try {
      for (const { id } of runs.toReversed()) {
        await restoreRun(id);
        this.#deleted.pop();
        this.#offered = Math.max(0, this.#offered - 1);
      }
      this.#show();
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      const late = problem.status === 404;
      if (late) this.#deleted.pop();
      this.#show(late ? 'It is too late to undo that: what is deleted can be brought back for ten minutes.' : problem.message);
    }
    this.#restored(runs[0].id);
  }

  /** @param {string} [wrong] */
  #show(wrong = '') {
    const count = this.#offered;
    if (!count && !wrong) return this.#host.replaceChildren();
    const last = this.#deleted.at(-1);
    const name = last ? nameOf(last) : '';
    const button = (/** @type {string} */ text, /** @type {() => void} */ act) => {
      const made = element('button', { type: 'button' }, text);
      made.onclick = act;
      return made;
    };
    const undo = button(count > 1 ? 'Undo the last' : 'Undo', () => this.last());
    undo.setAttribute('aria-keyshortcuts', 'u');
    undo.title = 'Key: U';
    this.#host.replaceChildren(
      element('p', {}, wrong, wrong && count ? ' ' : '', count > 1 ? `${count} runs were deleted, “${name}” last.` : count ? `“${name}” was deleted.` : ''),
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
