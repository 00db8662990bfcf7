// @ts-check
import { formatCount } from '../../model/format.js';
import { SORTS } from '../../model/run-columns.js';
import { changeQuery, isFiltered, NEWEST_FIRST } from '../../model/run-query.js';
import { byId, element, setText } from '../shared/element.js';

/** A pause in typing this long starts the search. */
const REST_MILLIS = 200;

/** The filter of the run list; search field, column heads and address show the same. */
export class RunFilter {
  #changed;
  #timer = 0;
  #search = /** @type {HTMLInputElement} */ (byId('q'));
  #lock = /** @type {HTMLSelectElement} */ (byId('lock'));
  #preset = /** @type {HTMLSelectElement} */ (byId('preset'));
  #sort = /** @type {HTMLSelectElement} */ (byId('sort'));
  #pinned = /** @type {HTMLInputElement} */ (byId('pinned'));
  #all = byId('all');
  query;

  /** @param {URLSearchParams} query @param {{ locks: { id: string, name: string }[], presets: Preset[] }} words @param {(query: URLSearchParams) => void} changed */
  constructor(query, { locks, presets }, changed) {
    this.query = query;
    this.#changed = changed;
    this.#lock.append(...options(locks));
    this.#preset.append(...options(presets));
    this.#sort.append(...SORTS.flatMap(({ title, sort = '', text, time }) => ['', '-'].map((minus) =>
      element('option', { value: minus + sort }, `${title}: ${(text ? ['from A', 'from Z'] : time ? ['oldest first', 'newest first'] : ['least first', 'most first'])[minus.length]}`))));
    for (const select of [this.#lock, this.#preset]) select.onchange = () => this.change({ [select.id]: select.value });
    this.#sort.onchange = () => this.change({ sort: this.#sort.value });
    this.#pinned.onchange = () => this.change({ pinned: this.#pinned.checked ? 'true' : '' });
    this.#search.oninput = () => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.change({ q: this.#search.value }), REST_MILLIS);
    };
    this.#search.onkeydown = (event) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      this.#search.blur();
    };
    byId('filter').onsubmit = (event) => {
      event.preventDefault();
      this.change({ q: this.#search.value });
    };
    this.#all.onclick = () => this.showAll();
    this.#show();
  }

  /** @param {Record<string, string>} changes empty for no filter */
  change(changes) {
    clearTimeout(this.#timer);
    this.query = changeQuery(this.query, changes);
    history.replaceState(null, '', location.pathname + (this.query.size ? `?${this.query}` : ''));
    this.#show();
    this.#changed(this.query);
  }

  showAll() {
    this.#search.value = '';
    this.change({ q: '', lock: '', preset: '', pinned: '' });
    this.#search.focus();
  }

  search() {
    this.#search.focus();
    this.#search.select();
  }

  /** @param {number} shown @param {number} total matching runs; of all stored runs if none matches @param {string} missing the requested run that is not in the list */
  count(shown, total, missing) {
    const runs = `${formatCount(total)} ${total === 1 ? 'run' : 'runs'}`;
    setText('count', (shown < total ? `${shown ? '1–' : ''}${formatCount(shown)} of ${runs}` : runs) + (missing ? `; ${missing} is not among them` : ''));
  }

  #show() {
    if (document.activeElement !== this.#search) this.#search.value = this.query.get('q') ?? '';
    this.#lock.value = this.query.get('lock') ?? '';
    this.#preset.value = this.query.get('preset') ?? '';
    this.#sort.value = this.query.get('sort') ?? NEWEST_FIRST;
    this.#pinned.checked = this.query.get('pinned') === 'true';
    this.#all.hidden = !isFiltered(this.query);
  }
}

/** @param {{ id: string, name: string }[]} all */
const options = (all) => all.map(({ id, name }) => element('option', { value: id }, name));
