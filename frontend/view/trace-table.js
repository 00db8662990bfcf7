// @ts-check
import { element } from './element.js';
import { later } from './wanted.js';

/** The traces in sight as a table, and the switch to it. */
export class TraceTable {
  root = element('div', { class: 'table', tabindex: '0', role: 'region', 'aria-label': 'Traces as a table', hidden: '' });
  toggle = element('button', { type: 'button', 'aria-pressed': 'false' }, 'Show as table');

  /** @param {(shown: boolean) => void} changed */
  constructor(changed) {
    this.toggle.onclick = () => {
      this.root.replaceChildren();
      this.root.hidden = this.shown;
      this.toggle.ariaPressed = `${this.shown}`;
      changed(this.shown);
    };
  }

  get shown() {
    return !this.root.hidden;
  }

  /** @param {import('../model/series.js').Series} series @param {[number, number]} range seconds @param {import('./trace-marks.js').Mark[]} marks */
  fill(series, range, marks) {
    later(({ tableOf }) => {
      if (!this.shown) return;
      const { scrollTop, scrollLeft } = this.root;
      this.root.replaceChildren(tableOf(series, range, marks));
      this.root.scrollTo(scrollLeft, scrollTop);
    });
  }
}
