// @ts-check
import { SAVED } from '../../live/saved-page.js';
import { formatInstant } from '../../model/format.js';
import { PLACES } from '../../model/lineup.js';
import { byId, element, setText } from '../shared/element.js';
import { badge } from './run-style.js';
import { STATES } from '../shared/status.js';

/** What is known so far of a requested run. @typedef {{ id: string, body: import('../../live/stored-runs.js').Body | null, problem: string }} Known */

/** The list of compared runs: they can be moved, made the first, and removed. */
export class ComparedRuns {
  #host = byId('chosen');
  #does;

  /** @param {{ move: (id: string, to: number) => void, remove: (id: string) => void }} does */
  constructor(does) {
    this.#does = does;
  }

  /** @param {Known[]} runs @param {Map<string, number>} places of the loaded ones */
  draw(runs, places) {
    const focused = /** @type {HTMLElement | null} */ (document.activeElement?.closest('#chosen [data-does]'));
    const back = focused && { does: focused.dataset.does, id: focused.closest('li')?.dataset.run };
    this.#host.replaceChildren(...runs.map((known, i) => this.#item(known, i, runs.length, places.get(known.id))));
    setText('chosen-note', runs.length ? '' : 'none yet');
    if (back) this.#focus(back);
  }

  /** Keeps the keyboard focus in place, or as near as possible. @param {{ does?: string, id?: string }} back */
  #focus({ does, id }) {
    const item = /** @type {HTMLElement | null} */ (this.#host.querySelector(`[data-run="${CSS.escape(id ?? '')}"]`) ?? this.#host.querySelector('li'));
    const wanted = /** @type {HTMLButtonElement | null | undefined} */ (item?.querySelector(`[data-does="${does}"]:enabled`) ?? item?.querySelector('button:enabled'));
    (wanted ?? byId('search')).focus();
  }

  /** @param {Known} known @param {number} i @param {number} of @param {number} [place] */
  #item({ id, body, problem }, i, of, place) {
    const button = (/** @type {string} */ does, /** @type {string} */ text, /** @type {string} */ says, /** @type {() => void} */ act, off = false) => {
      const made = element('button', { type: 'button', 'data-does': does, 'aria-label': `${says}: run ${id}`, title: says, ...(off ? { disabled: '' } : {}) }, text);
      made.onclick = act;
      return made;
    };
    const words = body ? `${body.workload.lock}, ${body.workload.readers} readers, ${body.workload.writers} writers` : problem ? 'can’t be compared' : 'loading';
    const lines = element('div', { class: 'about' },
      SAVED ? element('b', {}, body?.name ?? `run ${id}`) : element('a', { href: `./?run=${encodeURIComponent(id)}` }, body?.name ?? `run ${id}`),
      element('p', problem ? { class: 'forbidden' } : {}, words),
      element('p', { class: 'help' }, body ? `${body.name ? `${id}, ` : ''}${STATES[body.state].join(' ')}, ${formatInstant(body.startedAt)}` : ''));
    return element('li', { 'data-run': id },
      place === undefined ? element('span', { class: 'badge' }, '?') : badge(PLACES[place]),
      lines,
      SAVED ? '' : element('div', { class: 'does' },
        place === 0 ? element('span', { class: 'base' }, 'ratios are to this') : button('first', 'Make A', 'Make it the one that ratios are to', () => this.#does.move(id, 0), place === undefined),
        button('up', '↑', 'Move up', () => this.#does.move(id, i - 1), i === 0),
        button('down', '↓', 'Move down', () => this.#does.move(id, i + 1), i === of - 1),
        button('remove', '✕', 'Take out', () => this.#does.remove(id))));
  }
}
