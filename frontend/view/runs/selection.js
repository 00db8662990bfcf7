// @ts-check
import { element } from '../shared/element.js';

export const MOST = 6;

/** The selected runs and the link to their comparison. */
export class Selection {
  #host;
  #count = element('p');
  #compare = element('a', { id: 'compare', class: 'button' }, 'Compare');
  /** In order of selection. @type {Set<string>} */ runs = new Set();

  /** @param {HTMLElement} host @param {() => void} changed */
  constructor(host, changed) {
    this.#host = host;
    const clear = element('button', { type: 'button' }, 'Choose none');
    clear.onclick = () => {
      this.runs.clear();
      this.#show();
      changed();
    };
    host.append(this.#count, this.#compare, clear);
  }

  get full() {
    return this.runs.size >= MOST;
  }

  /** @param {string} run @param {boolean} chosen */
  choose(run, chosen) {
    if (chosen) this.runs.add(run);
    else this.runs.delete(run);
    this.#show();
  }

  /** Opens the comparison if enough runs are selected. */
  compare() {
    if (this.#compare.href) this.#compare.click();
  }

  #show() {
    const { size } = this.runs;
    this.#host.hidden = !size;
    this.#count.textContent = `${size} chosen${size < 2 ? `; choose 2 to ${MOST} to compare them` : size === MOST ? ', as many as can be compared' : ''}`;
    if (size > 1) this.#compare.href = `compare.html?runs=${[...this.runs].join(',')}`;
    else this.#compare.removeAttribute('href');
    this.#compare.hidden = size < 2;
  }
}
