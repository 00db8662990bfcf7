// @ts-check
import { getSweeps } from '../../live/sweeps.js';
import { formatValues } from '../../model/sweep-axis.js';
import { formatInstant } from '../../model/format.js';
import { element } from '../shared/element.js';
import { replaceKeepingFocus } from '../shared/replace-keeping-focus.js';
import { table } from '../shared/table.js';
import { STATES } from '../shared/status.js';

/** @typedef {import('../../live/sweeps.js').Sweep} Sweep */

/** The stored sweeps, newest first. */
export class StoredSweeps {
  #host;
  #shown;
  #remove;

  /** @param {HTMLElement} host @param {() => string} shown id of the sweep shown @param {(sweep: { id: string, name: string }) => void} remove */
  constructor(host, shown, remove) {
    this.#host = host;
    this.#shown = shown;
    this.#remove = remove;
  }

  /** Loads and shows them. @returns {Promise<Sweep[]>} @throws {Problem} */
  async load() {
    const sweeps = await getSweeps();
    replaceKeepingFocus(this.#host,
      element('div', { class: 'head' }, element('h2', {}, 'Stored sweeps'), element('p', {}, sweeps.length ? '' : 'None yet: the first one will appear here.')),
      ...(sweeps.length ? [table('stored-table', 'Stored sweeps', ['Started', 'State', 'Varied', 'Found', ''], sweeps.map((sweep) => this.#row(sweep)))] : []));
    return sweeps;
  }

  /** @param {Sweep} sweep @returns {(string | Node)[]} */
  #row(sweep) {
    const { id, state, startedAt, done, total, asked, sentence } = sweep;
    const [mark, word] = STATES[state];
    const open = element('a', { href: `?sweep=${id}`, ...(id === this.#shown() ? { 'aria-current': 'true' } : {}) }, formatInstant(startedAt));
    return [open, `${mark} ${word}, ${done} of ${total}`,
      brief(asked.axes.map(({ label, values }) => `${label}: ${formatValues(values)}`).join(' × ')), brief(sentence), state === 'running' ? '' : this.#remover(sweep)];
  }

  /** @param {Sweep} sweep */
  #remover({ id, asked, startedAt }) {
    const name = `${asked.axes.map(({ label }) => label).join(' × ')}, ${formatInstant(startedAt)}`;
    const button = element('button', { type: 'button', class: 'remove', 'aria-label': `Delete ${name}` }, 'Delete');
    button.onclick = () => this.#remove({ id, name });
    return button;
  }
}

/** @param {string} text cut to two lines */
const brief = (text) => element('span', { class: 'brief', title: text }, text);
