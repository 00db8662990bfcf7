// @ts-check
import { element } from './element.js';

/**
 * A table that scrolls sideways if it is too wide.
 * @param {string} id @param {string} name @param {string[]} head @param {(string | Node)[][]} rows the first cell of each is its header
 */
export const table = (id, name, head, rows) => element('div', { class: 'scroll', role: 'region', tabindex: '0', 'aria-label': name }, element('table', { id },
  element('thead', {}, element('tr', {}, ...head.map((title) => (title ? element('th', { scope: 'col' }, title) : element('td'))))),
  element('tbody', {}, ...rows.map(([title, ...values]) =>
    element('tr', {}, element('th', { scope: 'row' }, title), ...values.map((value) => element('td', {}, value)))))));
