// @ts-check
import { formatCount, NOTHING } from '../model/format.js';
import { Warmth } from '../model/warmth.js';
import { element, setText } from './element.js';

/** Up to so many keys have a row each. */
const FEW = 8;

/** The map, key by key, with a bar that says how often each was written lately. Only the cells in view follow a run. */
export class MapView {
  #list;
  #note = /** @type {HTMLElement} */ (document.getElementById('map-note'));
  /** @type {Run | null} */ #run = null;
  /** @type {ReturnType<typeof makeCell>[]} */ #cells = [];
  /** @type {Cell[]} */ #drawn = [];
  #warmth = new Warmth(0);
  #full = 1;
  /** @type {Set<Element>} */ #inView = new Set();
  #scrolled = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) this.#inView[isIntersecting ? 'add' : 'delete'](target);
    this.#update(false);
  }, { rootMargin: '80px' });

  /** @param {HTMLElement} list */
  constructor(list) {
    this.#list = list;
    list.onpointerover = ({ target }) => {
      const { dataset } = /** @type {HTMLElement} */ (target);
      const cell = this.#drawn.find(({ key }) => `${key}` === dataset.key);
      if (cell) /** @type {HTMLElement} */ (target).title = `key ${cell.key}: value ${formatCount(cell.value)}, written ${formatCount(cell.version)} times, last by writer ${cell.writer}`;
    };
  }

  /** @param {number} keys how many there may be: a map with nothing in it */
  #clear(keys) {
    this.#drawn = [];
    this.#warmth = new Warmth(keys);
    this.#scrolled.disconnect();
    this.#inView.clear();
    this.#cells = Array.from({ length: keys }, (_, key) => makeCell(key));
    this.#list.dataset.size = keys <= FEW ? 'few' : 'many';
    this.#list.replaceChildren(...this.#cells.map(({ root }) => root));
    for (const { root } of this.#cells) this.#scrolled.observe(root);
    setText(this.#note, `0 of ${formatCount(keys)} keys written`);
  }

  /** @param {Run} run of which, once it does not run, every cell is brought up to date */
  draw(run) {
    if (run !== this.#run) this.#clear(Number(run.workload.keys));
    const { cells, ended, newest } = run;
    if (run === this.#run && cells === this.#drawn) return;
    this.#run = run;
    this.#drawn = cells;
    const most = this.#warmth.take(cells, newest?.t ?? 0);
    this.#full = ended ? Math.max(1, ...cells.map(({ version }) => version)) : most || 1;
    this.#update(run.state !== 'running');
    const full = ended ? `${formatCount(this.#full)} writes` : `${formatCount(most)} writes/s`;
    setText(this.#note, `${formatCount(cells.length)} of ${formatCount(this.#cells.length)} written; full bar: ${full}`);
  }

  /** @param {boolean} all or only the cells in view */
  #update(all) {
    for (const { key, value, version, writer } of this.#drawn) {
      const cell = this.#cells[key];
      if (!cell || !(all || this.#inView.has(cell.root))) continue;
      const heat = (this.#run?.ended ? version : this.#warmth.rates[key]) / this.#full;
      cell.heat.style.transform = `scaleX(${heat.toFixed(3)})`;
      if (cell.shown === version) continue;
      cell.shown = version;
      setText(cell.value, formatCount(value));
      setText(cell.version, `v ${formatCount(version)}`);
      setText(cell.writer, `writer ${writer}`);
    }
  }
}

/** @param {number} key */
function makeCell(key) {
  const value = element('span', { class: 'value' }, NOTHING);
  const version = element('span', { class: 'version' }, NOTHING);
  const writer = element('span', { class: 'writer' }, NOTHING);
  const heat = element('span', { class: 'warm' });
  const root = element('li', { 'data-key': `${key}` }, element('span', { class: 'key' }, `${key}`), value, version, writer, heat);
  heat.style.transform = 'scaleX(0)';
  return { root, value, version, writer, heat, shown: 0 };
}
