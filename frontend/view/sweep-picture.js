// @ts-check
import { byId, element } from './element.js';
import { MetricTabs } from './metric-tabs.js';
import { SweepCurve } from './sweep-curve.js';
import { SweepDots } from './sweep-dots.js';
import { SweepHeat } from './sweep-heat.js';
import { lawOf } from './sweep-law.js';
import { pointsOf } from './sweep-points.js';

/** The result of a sweep: a curve, a heat map or a ranking, as fits what was varied; the law; the points. */
export class SweepPicture {
  #tabs;
  #views = { curve: new SweepCurve(), heat: new SweepHeat(), dots: new SweepDots() };
  /** @type {import('../live/sweeps.js').Sweep | null} */ #sweep = null;
  #law = '';

  /** @param {() => void} changed called when another figure is chosen */
  constructor(changed) {
    this.#tabs = new MetricTabs(() => {
      this.#redraw();
      changed();
    });
  }

  /** @param {string} title @param {string} line what stands there instead of a result */
  blank(title, line) {
    this.#sweep = null;
    byId('picture').replaceChildren(element('div', { id: 'blank' }, element('strong', {}, title), element('p', {}, line)));
  }

  /** @param {import('../live/sweeps.js').Sweep} sweep with its result */
  draw(sweep) {
    this.#sweep = sweep;
    this.#redraw();
  }

  /** @param {import('../live/sweeps.js').Asked} asked */
  #viewOf({ axes }) {
    return this.#views[axes.length > 1 ? 'heat' : axes[0].numeric ? 'curve' : 'dots'];
  }

  /** @returns {import('./export-row.js').Chart[]} what is drawn now */
  get charts() {
    if (!this.#sweep?.result) return [];
    const { asked } = this.#sweep;
    const title = `${this.#tabs.metric.name} by ${asked.axes.map(({ label }) => label.toLowerCase()).join(' and ')}`;
    return [{ title, panel: () => ({ title, ...this.#viewOf(asked).picture() }) }];
  }

  #redraw() {
    const { asked, result } = this.#sweep ?? {};
    if (!this.#sweep || !asked || !result) return;
    const view = this.#viewOf(asked);
    if (this.#sweep.state !== 'running' && !result.points.some(({ operationsPerSecond }) => operationsPerSecond)) {
      byId('law').hidden = byId('points').hidden = true;
      return this.blank('Nothing was measured', 'It ended before the first run that counts. Start it again, or open one that is kept.');
    }
    if (!view.root.isConnected) byId('picture').replaceChildren(this.#tabs.root, view.root);
    view.draw(this.#sweep, result, this.#tabs.metric);
    this.#drawLaw(result.law);
    byId('points').hidden = view === this.#views.dots;
    if (view !== this.#views.dots) keepPlace(byId('point-figures'), pointsOf(this.#sweep, result));
  }

  /** @param {import('../live/sweeps.js').Law | null} law */
  #drawLaw(law) {
    byId('law').hidden = !law;
    const drawn = JSON.stringify(law);
    if (law && drawn !== this.#law) keepPlace(byId('law'), lawOf(law));
    this.#law = drawn;
  }
}

/** Replaces what a panel holds, and lets what was scrolled or gone to in it stay so. @param {HTMLElement} panel @param {Node[]} nodes */
function keepPlace(panel, nodes) {
  const before = panel.querySelector('.scroll');
  const [left, top, focused] = [before?.scrollLeft ?? 0, before?.scrollTop ?? 0, before !== null && before === document.activeElement];
  panel.replaceChildren(...nodes);
  const after = /** @type {HTMLElement | null} */ (panel.querySelector('.scroll'));
  if (!after) return;
  [after.scrollLeft, after.scrollTop] = [left, top];
  if (focused) after.focus({ preventScroll: true });
}
