// @ts-check
import { element, setText } from '../shared/element.js';

/** One analysis panel: its tools, its drawing area, a line of text, and the same data as a table. */
export class AnalysisPanel {
  tools = element('div', { class: 'tools' });
  stage = element('div', { class: 'stage' });
  note = element('p', { class: 'note' });
  #table = element('div', { class: 'table', tabindex: '0', role: 'region', hidden: '' });
  #empty;
  #toggle;
  #rows = '';

  /** @param {HTMLElement} host @param {string} what it will show @param {string} how to get data @param {() => void} redraw */
  constructor(host, what, how, redraw) {
    this.#empty = element('div', { class: 'empty' }, element('p', {}, what), element('p', {}, how));
    this.#table.setAttribute('aria-label', 'The same as a table');
    this.#toggle = chip('Table', false, () => {
      this.#table.hidden = !this.tabular;
      redraw();
    });
    this.tools.append(this.#toggle);
    host.append(this.tools, element('div', { class: 'well' }, this.stage, this.#table, this.#empty), this.note);
  }

  get tabular() {
    return pressed(this.#toggle);
  }

  /** @param {...Node} tools left of the table toggle */
  addTools(...tools) {
    this.#toggle.before(...tools);
  }

  /** @param {boolean} empty whether there is no data */
  setEmpty(empty) {
    this.#empty.hidden = !empty;
    this.stage.inert = empty;
  }

  /** @param {string} words */
  say(words) {
    setText(this.note, words);
    this.note.title = words;
  }

  /** @param {string[]} head @param {() => string[][]} rows called only while the table is shown */
  tabulate(head, rows) {
    if (!this.tabular) return;
    const made = rows();
    const key = JSON.stringify([head, made]);
    if (key === this.#rows) return;
    this.#rows = key;
    const row = (/** @type {string[]} */ cells, /** @type {'td' | 'th'} */ tag) => element('tr', {}, ...cells.map((cell, i) => (
      tag === 'td' && i ? element(tag, {}, cell) : element('th', { scope: tag === 'td' ? 'row' : 'col' }, cell))));
    this.#table.replaceChildren(element('table', {}, element('thead', {}, row(head, 'th')), element('tbody', {}, ...made.map((cells) => row(cells, 'td')))));
  }
}

/** @param {Element} button */
export const pressed = (button) => button.getAttribute('aria-pressed') === 'true';

/** A toggle button. @param {string} text @param {boolean} on @param {() => void} onChange @param {Record<string, string>} [attributes] */
export function chip(text, on, onChange, attributes = {}) {
  const made = element('button', { type: 'button', class: 'chip', 'aria-pressed': `${on}`, ...attributes }, text);
  made.onclick = () => {
    made.setAttribute('aria-pressed', `${!pressed(made)}`);
    onChange();
  };
  return made;
}

/** @param {string} text @param {() => void} onClick @param {Record<string, string>} [attributes] */
export function push(text, onClick, attributes = {}) {
  const made = element('button', { type: 'button', class: 'chip', ...attributes }, text);
  made.onclick = onClick;
  return made;
}
