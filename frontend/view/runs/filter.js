// @ts-check
import { formatCount } from '../../model/format.js';
import { SORTS } from '../../model/run-columns.js';
import { changeQuery, isFiltered, NEWEST_FIRST } from '../../model/run-query.js';
import { byId, element, setText } from '../shared/element.js';

/** So long nobody types before what is typed is searched for. */
const REST_MILLIS = 200;

/** Which runs are listed: what is chosen here, in the column heads and in the address, all saying the same. */
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

  /** @param {Record<string, string>} changes empty for any */
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

  /** @param {number} shown @param {number} total of those asked for; where none is like that, of all that are kept @param {string} missing the run that was asked for by its id and is not there */
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
