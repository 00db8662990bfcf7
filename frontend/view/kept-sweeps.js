// @ts-check
import { deleteSweep, getSweeps } from '../live/sweeps.js';
import { Problem } from '../live/api.js';
import { formatValues } from '../model/axis.js';
import { formatInstant } from '../model/format.js';
import { element } from './element.js';
import { table } from './table.js';
import { STATES } from './status.js';

/** @typedef {import('../live/sweeps.js').Sweep} Sweep */

/** The sweeps that are kept, newest first. */
export class KeptSweeps {
  #host;
  #shown;

  /** @param {HTMLElement} host @param {() => string} shown id of the sweep that is shown */
  constructor(host, shown) {
    this.#host = host;
    this.#shown = shown;
  }

  /** Asks for them and shows them. @returns {Promise<Sweep[]>} @throws {Problem} */
  async load() {
    const sweeps = await getSweeps();
    this.#host.replaceChildren(
      element('div', { class: 'head' }, element('h2', {}, 'Kept sweeps'), element('p', {}, sweeps.length ? '' : 'None yet: the first one will stand here.')),
      ...(sweeps.length ? [table('kept-table', 'Kept sweeps', ['Started', 'State', 'Varied', 'Found', ''], sweeps.map((sweep) => this.#row(sweep)))] : []));
    return sweeps;
  }

  /** @param {Sweep} sweep @returns {(string | Node)[]} */
  #row({ id, state, startedAt, done, total, asked, sentence }) {
    const [mark, word] = STATES[state];
    const open = element('a', { href: `?sweep=${id}`, ...(id === this.#shown() ? { 'aria-current': 'true' } : {}) }, formatInstant(startedAt));
    return [open, `${mark} ${word}, ${done} of ${total}`,
      brief(asked.axes.map(({ label, values }) => `${label}: ${formatValues(values)}`).join(' × ')), brief(sentence), state === 'running' ? '' : this.#remover(id)];
  }

  /** Deletes when it is pressed twice, for that can't be undone. @param {string} id */
  #remover(id) {
    const button = element('button', { type: 'button', 'aria-label': `Delete sweep ${id}` }, 'Delete');
    button.onblur = () => this.#arm(button, false, id);
    button.onclick = async () => {
      if (!button.dataset.armed) return this.#arm(button, true, id);
      button.disabled = true;
      try {
        await deleteSweep(id);
        if (id === this.#shown()) return void (location.href = location.pathname);
        await this.load();
      } catch (problem) {
        if (!(problem instanceof Problem)) throw problem;
        button.disabled = false;
        button.textContent = problem.message;
      }
    };
    return button;
  }

  /** @param {HTMLButtonElement} button @param {boolean} armed @param {string} id */
  #arm(button, armed, id) {
    button.dataset.armed = armed ? 'yes' : '';
    button.textContent = armed ? 'Really delete?' : 'Delete';
    button.setAttribute('aria-label', armed ? `Really delete sweep ${id}? That can’t be undone` : `Delete sweep ${id}`);
  }
}

/** @param {string} text of which two lines are shown */
const brief = (text) => element('span', { class: 'brief', title: text }, text);
