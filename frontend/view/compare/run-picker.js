// @ts-check
import { formatCount, formatInstant, formatRate } from '../../model/format.js';
import { found, MOST } from '../../model/lineup.js';
import { byId, element, setText } from '../shared/element.js';
import { STATES } from '../shared/status.js';

/** @typedef {import('../../live/stored-runs.js').Line} Line */

/** Maximum number of entries; a search finds the others. */
const LISTED = 100;

/** The stored runs to select from. */
export class RunPicker {
  #search = /** @type {HTMLInputElement} */ (byId('search'));
  #list = byId('stored');
  #toggle;
  /** @type {Line[] | null} */ #lines = null;
  /** @type {string[]} */ #ids = [];

  /** @param {(id: string, chosen: boolean) => void} toggle */
  constructor(toggle) {
    this.#toggle = toggle;
    this.#search.oninput = () => this.#draw();
    this.#list.append(element('li', { class: 'help' }, 'Loading'));
  }

  /** @param {Line[]} lines */
  fill(lines) {
    this.#lines = lines;
    this.#draw();
  }

  /** @param {string} problem */
  fail(problem, again = () => {}) {
    const button = element('button', { type: 'button' }, 'Try again');
    button.onclick = again;
    this.#list.replaceChildren(element('li', {}, element('p', { class: 'forbidden', role: 'alert' }, problem, ' ', button)));
  }

  /** @param {string[]} ids selected ids */
  choose(ids) {
    this.#ids = ids;
    this.#draw();
  }

  #draw() {
    if (!this.#lines) return;
    const lines = found(this.#lines, this.#search.value);
    const focused = document.activeElement?.id;
    setText('stored-note', `${this.#ids.length} of at most ${MOST} chosen`);
    const none = this.#lines.length ? 'No run has all of these words.' : 'No run is stored yet. Start one on the scope.';
    this.#list.replaceChildren(
      ...lines.slice(0, LISTED).map((line) => this.#item(line)),
      ...(lines.length ? [] : [element('li', { class: 'help' }, none)]),
      ...(lines.length > LISTED ? [element('li', { class: 'help' }, `${formatCount(lines.length - LISTED)} more: search for them.`)] : []));
    if (focused?.startsWith('stored-')) byId(focused)?.focus();
  }

  /** @param {Line} line */
  #item({ id, name, state, startedAt, workload, reads, writes, elapsedNanos, missing }) {
    const chosen = this.#ids.includes(id);
    const off = !chosen && this.#ids.length >= MOST;
    const box = element('input', { type: 'checkbox', id: `stored-${id}`, ...(chosen ? { checked: '' } : {}), ...(off ? { disabled: '' } : {}) });
    box.onchange = () => this.#toggle(id, box.checked);
    const rate = elapsedNanos ? `${formatRate((reads + writes) / elapsedNanos * 1e9)} operations/s` : 'no operations';
    return element('li', {}, element('label', {}, box, element('span', { class: 'about' },
      element('b', {}, name ?? `${workload.lock}`), ` ${STATES[state][0]} ${id}`,
      element('span', { class: 'help' }, `${name ? `${workload.lock}, ` : ''}${workload.readers} + ${workload.writers} ${workload.threads}, ${rate}${missing ? `, ${formatCount(missing)} snapshots missing` : ''}`),
      element('span', { class: 'help' }, formatInstant(startedAt)))));
  }
}
