// @ts-check
import { formatCount, NOTHING } from '../../model/format.js';
import { describe } from '../../model/operations-per-worker.js';
import { element, setText } from '../shared/element.js';

/** Operations per worker of one kind: a bar for each worker, or for several adjacent ones; pointer or arrow keys select one. */
export class WorkerBars {
  #kind;
  #caption = element('figcaption', {}, NOTHING);
  #mean = element('i', { class: 'mean' });
  #columns = element('div', { role: 'slider', tabindex: '0', 'aria-valuemin': '0', 'aria-valuemax': '0', 'aria-valuenow': '0' });
  /** @type {import('../../model/operations-per-worker.js').Bin[]} */ #bins = [];
  #average = 0;
  /** The selected bar, -1 for none. */ #named = -1;
  root;

  /** @param {'reader' | 'writer'} kind */
  constructor(kind) {
    this.#kind = kind;
    const columns = this.#columns;
    columns.className = `worker-bars ${kind}s ${kind === 'reader' ? 'reads' : 'writes'}`;
    columns.ariaLabel = `Operations of one ${kind}`;
    this.root = element('figure', {}, this.#caption, columns);
    columns.onpointermove = ({ clientX }) => {
      const { left, width } = columns.getBoundingClientRect();
      this.#name(Math.floor((clientX - left) / width * this.#bins.length));
    };
    columns.onpointerleave = columns.onblur = () => this.#name(-1);
    columns.onfocus = () => this.#name(Math.max(0, this.#named));
    columns.onkeydown = (event) => {
      const last = this.#bins.length - 1;
      const to = { ArrowLeft: this.#named - 1, ArrowRight: this.#named + 1, ArrowDown: this.#named - 1, ArrowUp: this.#named + 1,
        PageDown: this.#named - 10, PageUp: this.#named + 10, Home: 0, End: last }[event.key];
      if (to === undefined || last < 0) return;
      event.preventDefault();
      this.#name(Math.max(0, Math.min(last, to)));
    };
  }

  /** @param {import('../../model/operations-per-worker.js').Bin[]} bins @param {number} operations in total */
  draw(bins, operations) {
    const workers = bins.reduce((sum, bin) => sum + bin.workers, 0);
    this.#bins = bins;
    this.#average = workers ? operations / workers : 0;
    if (this.#columns.childElementCount !== bins.length + 1) {
      this.#columns.replaceChildren(...bins.map(() => element('span')), this.#mean);
    }
    const most = Math.max(1, ...bins.map(({ max }) => max));
    const percent = (/** @type {number} */ made) => `${(100 * made / most).toFixed(1)}%`;
    bins.forEach(({ min, max }, i) => {
      const column = /** @type {HTMLElement} */ (this.#columns.children[i]);
      const none = min === 0 ? 'none' : '';
      if (column.className !== none) column.className = none;
      column.style.setProperty('--min', percent(min));
      column.style.setProperty('--max', percent(max));
    });
    this.#mean.style.bottom = percent(this.#average);
    this.#mean.hidden = !workers;
    this.#say();
  }

  /** @param {number} index */
  #name(index) {
    this.#columns.children[this.#named]?.removeAttribute('aria-current');
    this.#named = index < this.#bins.length ? index : -1;
    if (this.#named >= 0) this.#columns.children[this.#named].ariaCurrent = 'true';
    this.#say();
  }

  #say() {
    const bins = this.#bins;
    const named = bins[this.#named];
    const least = Math.min(...bins.map(({ min }) => min));
    const most = Math.max(...bins.map(({ max }) => max));
    const range = least < most ? `${formatCount(least)}–${formatCount(most)}` : formatCount(most);
    const all = bins.length ? `${this.#kind}s: ${range} operations each` : `${this.#kind}s: ${NOTHING}`;
    const text = named ? describe(this.#kind, named, this.#average) : all;
    setText(this.#caption, text);
    this.#columns.ariaValueMax = `${Math.max(0, bins.length - 1)}`;
    this.#columns.ariaValueNow = `${Math.max(0, this.#named)}`;
    this.#columns.ariaValueText = text;
  }
}
