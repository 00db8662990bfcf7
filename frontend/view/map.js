// @ts-check
import { formatCount, NOTHING } from '../model/format.js';
import { byId, element, setText } from './element.js';

/** Up to so many keys have a row each. */
const FEW = 8;

/** The map, key by key. Only the cells in view follow a run. */
export class MapView {
  #list;
  /** @type {Run | null} */ #run = null;
  #cells = [makeCell(0)];
  /** @type {Cell[]} */ #drawn = [];
  /** @type {Set<Element>} */ #inView = new Set();
  #scrolled = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) this.#inView[isIntersecting ? 'add' : 'delete'](target);
    this.#update(false);
  }, { rootMargin: '80px' });

  /** @param {HTMLElement} list */
  constructor(list) {
    this.#list = list;
  }

  /** @param {number} keys how many there may be: a map with nothing in it */
  #clear(keys) {
    this.#drawn = [];
    this.#scrolled.disconnect();
    this.#inView.clear();
    this.#cells = Array.from({ length: keys }, (_, key) => makeCell(key));
    this.#list.dataset.size = keys <= FEW ? 'few' : 'many';
    this.#list.replaceChildren(...this.#cells.map(({ root }) => root));
    for (const { root } of this.#cells) this.#scrolled.observe(root);
  }

  /** @param {Run} run of which, once it does not run, every cell is brought up to date and none is marked */
  draw(run) {
    if (run !== this.#run) this.#clear(Number(run.workload.keys));
    this.#run = run;
    const { cells, state } = run;
    const running = state === 'running';
    if (cells === this.#drawn && running) return;
    this.#drawn = cells;
    for (const { root } of this.#cells) if (root.className) root.className = '';
    const changed = this.#update(!running);
    if (running) for (const root of changed) root.className = 'fresh';
    setText('map-note', `${formatCount(cells.length)} of ${formatCount(this.#cells.length)} keys written`);
  }

  /** @param {boolean} all or only the cells in view @returns {Element[]} those that have changed */
  #update(all) {
    const changed = [];
    for (const { key, value, version } of this.#drawn) {
      const cell = this.#cells[key];
      if (!cell || cell.shown === version || !(all || this.#inView.has(cell.root))) continue;
      cell.shown = version;
      setText(cell.value, formatCount(value));
      setText(cell.version, formatCount(version));
      changed.push(cell.root);
    }
    return changed;
  }
}

/** @param {number} key */
function makeCell(key) {
  const value = element('span', { class: 'value' }, NOTHING);
  const version = element('span', { class: 'version' }, NOTHING);
  const root = element('li', { 'data-key': `${key}` }, element('span', { class: 'key' }, `${key}`), value, version);
  return { root, value, version, shown: 0 };
}
