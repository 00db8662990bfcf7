// @ts-check
import { formatCount, NOTHING } from '../../model/format.js';
import { DecayingRate } from '../../model/decaying-rate.js';
import { element, setText } from '../shared/element.js';

/** Up to this many keys have a row each. */
const FEW = 8;

/** The map, key by key, with a bar for the recent write rate. Only visible cells are updated during a run. */
export class MapView {
  #list;
  #note = /** @type {HTMLElement} */ (document.getElementById('map-note'));
  /** @type {Run | null} */ #run = null;
  /** @type {ReturnType<typeof makeCell>[]} */ #cells = [];
  /** @type {Cell[]} */ #drawn = [];
  #warmth = new DecayingRate(0);
  #full = 0;
  /** The key whose details are shown, -1 for none. */ #pointed = -1;
  /** @type {Set<Element>} */ #inView = new Set();
  #scrolled = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) this.#inView[isIntersecting ? 'add' : 'delete'](target);
    this.#update(false);
  }, { rootMargin: '80px' });

  /** @param {HTMLElement} list */
  constructor(list) {
    this.#list = list;
    list.onpointerover = ({ target }) => this.#point(Number(/** @type {HTMLElement} */ (target).dataset.key ?? -1));
    list.onpointerleave = list.onblur = () => this.#point(-1);
    list.onkeydown = (event) => {
      const step = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 }[event.key];
      if (!step) return;
      event.preventDefault();
      this.#point(Math.max(0, Math.min(this.#cells.length - 1, this.#pointed + step)));
      this.#cells[this.#pointed]?.root.scrollIntoView({ block: 'nearest' });
    };
  }

  /** @param {number} keys capacity of the empty map */
  #clear(keys) {
    this.#drawn = [];
    this.#warmth = new DecayingRate(keys);
    this.#scrolled.disconnect();
    this.#inView.clear();
    this.#cells = Array.from({ length: keys }, (_, key) => makeCell(key));
    this.#list.dataset.size = keys <= FEW ? 'few' : 'many';
    this.#list.replaceChildren(...this.#cells.map(({ root }) => root));
    for (const { root } of this.#cells) this.#scrolled.observe(root);
    this.#pointed = -1;
  }

  /** @param {Run} run after its end every cell is updated */
  draw(run) {
    if (run !== this.#run) this.#clear(Number(run.workload.keys));
    const { cells, ended, newest } = run;
    if (run === this.#run && cells === this.#drawn) return;
    this.#run = run;
    this.#drawn = cells;
    const most = this.#warmth.take(cells, newest?.t ?? 0);
    this.#full = ended ? Math.max(0, ...cells.map(({ version }) => version)) : most;
    this.#update(run.state !== 'running');
    this.#say();
  }

  /** @param {number} key to show the details of, -1 for none */
  #point(key) {
    this.#cells[this.#pointed]?.root.removeAttribute('aria-current');
    this.#pointed = key;
    this.#cells[key]?.root.setAttribute('aria-current', 'true');
    this.#say();
  }

  /** Shows the details of the selected key, else a summary of the map. */
  #say() {
    const cell = this.#drawn.find(({ key }) => key === this.#pointed);
    if (cell) return setText(this.#note, `${cell.key}: ${formatCount(cell.value)}, version ${formatCount(cell.version)}, writer ${cell.writer}`);
    const full = `${this.#full < 10 ? Number(this.#full.toPrecision(2)) : formatCount(this.#full)} writes${this.#run?.ended ? '' : '/s'}`;
    setText(this.#note, `${formatCount(this.#drawn.length)} of ${formatCount(this.#cells.length)} written; full${this.#cells.length > FEW ? '' : ' bar'}: ${full}`);
  }

  /** @param {boolean} all or only the visible cells */
  #update(all) {
    for (const { key, value, version, writer } of this.#drawn) {
      const cell = this.#cells[key];
      if (!cell || !(all || this.#inView.has(cell.root))) continue;
      const heat = (this.#run?.ended ? version : this.#warmth.rates[key]) / (this.#full || 1);
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
  const heat = element('span', { class: 'write-rate' });
  const root = element('li', { 'data-key': `${key}` }, element('span', { class: 'key' }, `${key}`), value, version, writer, heat);
  heat.style.transform = 'scaleX(0)';
  return { root, value, version, writer, heat, shown: 0 };
}
