// @ts-check
import { byId, element, setText } from './element.js';
import { HeatMap } from './heat.js';
import { Lanes } from './lanes.js';
import { Percentiles } from './percentiles.js';

/** The closer looks at a run, of which one is chosen and drawn. */
export class Bench {
  /** @type {Run | null} */ #run = null;
  #chosen = 0;
  #looks;

  constructor() {
    const redraw = () => this.#run && this.draw(this.#run);
    this.#looks = [
      { name: 'Distribution', panel: byId('distribution'), view: new Percentiles(byId('distribution'), redraw) },
      { name: 'Heat map', panel: byId('heat'), view: new HeatMap(byId('heat'), redraw) },
      { name: 'Capture', panel: byId('capture'), view: new Lanes(byId('capture'), redraw) },
    ].map((look, i) => {
      const tab = element('button', { type: 'button', role: 'tab', id: `tab-${look.panel.id}`, 'aria-controls': look.panel.id }, look.name);
      tab.onclick = () => this.#choose(i);
      tab.onkeydown = (event) => this.#move(event, i);
      look.panel.setAttribute('aria-labelledby', tab.id);
      return { ...look, tab };
    });
    const tabs = byId('tabs');
    tabs.setAttribute('aria-label', 'Closer looks');
    tabs.append(...this.#looks.map(({ tab }) => tab));
    this.#choose(0);
    addEventListener('themechange', redraw);
    new ResizeObserver(redraw).observe(byId('tabs'));
  }

  /** @param {Run} run */
  draw(run) {
    this.#run = run;
    setText(this.#looks[2].tab, run.newest?.capture === 'triggered' ? 'Capture ◆' : 'Capture');
    this.#looks[this.#chosen].view.draw(run);
  }

  /** @param {number} chosen */
  #choose(chosen) {
    this.#chosen = chosen;
    this.#looks.forEach(({ tab, panel }, i) => {
      tab.setAttribute('aria-selected', `${i === chosen}`);
      tab.tabIndex = i === chosen ? 0 : -1;
      panel.hidden = i !== chosen;
    });
    if (this.#run) this.draw(this.#run);
  }

  /** @param {KeyboardEvent} event @param {number} from */
  #move(event, from) {
    const last = this.#looks.length - 1;
    const to = { ArrowLeft: from ? from - 1 : last, ArrowRight: from < last ? from + 1 : 0, Home: 0, End: last }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    this.#choose(to);
    this.#looks[to].tab.focus();
  }
}
