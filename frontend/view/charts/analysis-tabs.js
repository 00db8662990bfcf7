// @ts-check
import { byId, element, setText } from '../shared/element.js';
import { Percentiles } from './percentiles.js';
import { loadLazyParts } from '../lazy-load.js';

/** @typedef {{ draw(run: Run): void }} View */
/** @typedef {import('../../model/time-axis.js').TimeAxis} TimeAxis */
/** @typedef {new (host: HTMLElement, redraw: () => void, axis: TimeAxis) => View} Kind */

/** The analysis tabs; all but the first are loaded when they are selected. @type {{ name: string, id: string, load: () => Promise<Kind> }[]} */
const TABS = [
  { name: 'Distribution', id: 'distribution', load: async () => Percentiles },
  { name: 'Heat map', id: 'heat', load: () => loadLazyParts().then(({ HeatMap }) => HeatMap) },
  { name: 'Capture', id: 'capture', load: () => loadLazyParts().then(({ Lanes }) => Lanes) },
];

/** The row of tabs, of which the selected one is drawn. */
export class AnalysisTabs {
  #axis;
  /** @type {Run | null} */ #run = null;
  #chosen = 0;
  #redraw = () => this.#run && this.draw(this.#run);
  #tabs = TABS.map((spec, i) => {
    const panel = byId(spec.id);
    const tab = element('button', { type: 'button', role: 'tab', id: `tab-${spec.id}`, 'aria-controls': spec.id }, spec.name);
    tab.onclick = () => this.#choose(i);
    tab.onkeydown = (event) => this.#move(event, i);
    panel.setAttribute('aria-labelledby', tab.id);
    return { ...spec, tab, panel, view: /** @type {View | null} */ (null) };
  });

  /** @param {TimeAxis} axis shared with the traces */
  constructor(axis) {
    this.#axis = axis;
    const tabs = byId('tabs');
    tabs.setAttribute('aria-label', 'Analysis');
    tabs.append(...this.#tabs.map(({ tab }) => tab));
    this.#choose(0);
    addEventListener('themechange', this.#redraw);
    new ResizeObserver(this.#redraw).observe(tabs);
  }

  /** @param {Run} run */
  draw(run) {
    this.#run = run;
    setText(this.#tabs[2].tab, run.newest?.capture === 'triggered' ? 'Capture ◆' : 'Capture');
    this.#tabs[this.#chosen].view?.draw(run);
  }

  /** @param {number} chosen */
  async #load(chosen) {
    const chosenTab = this.#tabs[chosen];
    const Kind = await chosenTab.load().catch(() => null);
    if (chosenTab.view) return;
    if (!Kind) return setText(chosenTab.panel, 'This could not be loaded. Choose it again when the connection is back.');
    chosenTab.panel.replaceChildren();
    chosenTab.view = new Kind(chosenTab.panel, this.#redraw, this.#axis);
    this.#redraw();
  }

  /** @param {number} chosen */
  #choose(chosen) {
    this.#chosen = chosen;
    this.#tabs.forEach(({ tab, panel }, i) => {
      tab.setAttribute('aria-selected', `${i === chosen}`);
      tab.tabIndex = i === chosen ? 0 : -1;
      panel.hidden = i !== chosen;
    });
    if (!this.#tabs[chosen].view) this.#load(chosen);
    this.#redraw();
  }

  /** @param {KeyboardEvent} event @param {number} from */
  #move(event, from) {
    const last = this.#tabs.length - 1;
    const to = { ArrowLeft: from ? from - 1 : last, ArrowRight: from < last ? from + 1 : 0, Home: 0, End: last }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    this.#choose(to);
    this.#tabs[to].tab.focus();
  }
}
