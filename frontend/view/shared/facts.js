// @ts-check
import { NOTHING } from '../../model/format.js';
import { element, setText } from './element.js';

/** A definition list whose rows stay in place while their values change. */
export class Facts {
  /** @type {Map<string, HTMLElement>} */ #cells = new Map();
  root;

  /** @param {Record<string, string>} rows names and their explanations @param {Record<string, string>} [attributes] */
  constructor(rows, attributes = {}) {
    this.root = element('dl', { class: 'facts', ...attributes }, ...Object.entries(rows).map(([name, help]) => {
      const cell = element('dd', {}, NOTHING);
      this.#cells.set(name, cell);
      return element('div', { title: help }, element('dt', {}, name), cell);
    }));
  }

  /** @param {Record<string, string>} values by name */
  show(values) {
    for (const [name, text] of Object.entries(values)) setText(/** @type {Element} */ (this.#cells.get(name)), text);
  }
}

/** @param {Record<string, unknown>} values @param {Record<string, string>} [attributes] A constant definition list. */
export const facts = (values, attributes = {}) => element('dl', { class: 'facts', ...attributes }, ...Object.entries(values).map(([name, value]) =>
  element('div', {}, element('dt', {}, name), element('dd', {}, `${value ?? NOTHING}`))));
