// @ts-check
import { COLUMNS } from '../../model/run-columns.js';
import { nextSort, sortOf } from '../../model/run-query.js';
import { element } from '../shared/element.js';
import { RunRow } from './row.js';

/** @typedef {import('../../model/run-entry.js').RunEntry} RunEntry */

/** The table of runs, one row each; arrow keys move the focus between rows. */
export class RunsTable {
  #host;
  #words;
  #actions;
  /** @type {Map<string, HTMLElement>} */ #heads = new Map();
  /** @type {Map<string, RunRow>} */ #rows = new Map();
  /** In list order. @type {RunRow[]} */ rows = [];
  #current = '';

  /** @param {HTMLElement} host @param {import('./row.js').Words} words @param {import('./row.js').RowActions & { sort: (sort: string) => void, leave: () => void }} actions */
  constructor(host, words, actions) {
    this.#host = host;
    this.#words = words;
    this.#actions = actions;
    host.append(element('thead', { role: 'rowgroup' }, element('tr', { role: 'row' }, ...COLUMNS.map((column) => this.#head(column)))));
    host.onkeydown = (event) => this.#key(event);
    host.addEventListener('focusin', ({ target }) => {
      const run = /** @type {Element} */ (target).closest('tbody')?.dataset.run;
      if (run) this.#enter(run);
    });
  }

  /** The focused row, if any. */
  get focused() {
    const run = /** @type {HTMLElement | null} */ (document.activeElement?.closest('#list tbody'))?.dataset.run;
    return this.#rows.get(run ?? '') ?? null;
  }

  /** @param {RunEntry[]} runs in list order @param {URLSearchParams} query that returned them */
  show(runs, query) {
    const { by, down } = sortOf(query);
    for (const { id, sort } of COLUMNS) {
      if (sort) this.#heads.get(id)?.setAttribute('aria-sort', by !== sort ? 'none' : down ? 'descending' : 'ascending');
    }
    const focused = this.focused;
    const stop = document.activeElement;
    const at = focused ? this.rows.indexOf(focused) : -1;
    this.rows = runs.map((line) => this.#row(line));
    const kept = new Set(this.rows);
    for (const [id, row] of this.#rows) {
      if (kept.has(row)) continue;
      this.#rows.delete(id);
      row.root.remove();
    }
    this.#order();
    if (!this.#rows.has(this.#current)) this.#enter(this.rows[Math.max(0, Math.min(at, this.rows.length - 1))]?.line.id ?? '');
    if (!focused || document.activeElement === stop) return;
    if (kept.has(focused) && stop instanceof HTMLElement) stop.focus({ preventScroll: true });
    else if (!this.focus(this.#current)) this.#actions.leave();
  }

  /** Focuses a run, or the last focused one. @param {string} [run] @returns {boolean} whether it is in the list */
  focus(run = this.#current) {
    const row = this.#rows.get(run);
    row?.row.focus();
    return row !== undefined;
  }

  /** @param {Set<string>} chosen @param {boolean} full whether the maximum is selected */
  choose(chosen, full) {
    for (const row of this.rows) row.choose(chosen.has(row.line.id), full);
  }

  /** Updates the relative times. */
  tick() {
    for (const row of this.rows) row.tick(Date.now());
  }

  /** @param {import('../../model/run-columns.js').Column} column */
  #head({ id, title, help, sort, text = false }) {
    const head = element('th', { role: 'columnheader', scope: 'col', class: id, title: help }, sort ? '' : title);
    if (sort) {
      const button = element('button', { type: 'button' }, title);
      button.onclick = () => this.#actions.sort(nextSort(new URLSearchParams(location.search), sort, text));
      head.replaceChildren(button);
    }
    this.#heads.set(id, head);
    return head;
  }

  /** @param {RunEntry} line */
  #row(line) {
    const there = this.#rows.get(line.id);
    if (there) {
      there.show(line, this.#words);
      return there;
    }
    const made = new RunRow(line, this.#words, this.#actions);
    made.enterable(line.id === this.#current);
    this.#rows.set(line.id, made);
    return made;
  }

  /** Moves only rows that are out of place, as a moved row loses the focus. */
  #order() {
    let before = /** @type {Element} */ (this.#host.firstElementChild);
    for (const { root } of this.rows) {
      if (before.nextElementSibling !== root) before.after(root);
      before = root;
    }
  }

  /** @param {string} run that the keyboard enters from now on */
  #enter(run) {
    if (run === this.#current) return;
    this.#rows.get(this.#current)?.enterable(false);
    this.#current = run;
    this.#rows.get(run)?.enterable(true);
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const row = this.focused;
    const target = /** @type {HTMLElement} */ (event.target);
    if (!row || event.ctrlKey || event.metaKey || event.altKey || target.matches('input:not([type="checkbox"]), textarea')) return;
    const at = this.rows.indexOf(row);
    const to = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: this.rows.length - 1 }[event.key];
    if (to !== undefined) this.rows[to]?.row.focus();
    else if (event.key === 'Delete') row.remove();
    else if (target !== row.row) return;
    else if (event.key === 'Enter') location.href = `./?run=${row.line.id}`;
    else if (event.key === ' ') row.flip();
    else return;
    event.preventDefault();
  }
}
