// @ts-check
import { formatValue } from '../../model/sweep-axis.js';
import { formatPercent } from '../../model/metrics.js';
import { formatCount, formatRate, NOTHING } from '../../model/format.js';
import { formatEstimate, formatPeak, formatSpread, isExtrapolated, METRICS } from '../../model/sweep.js';
import { byId, element } from '../shared/element.js';
import { facts } from '../shared/facts.js';
import { table } from '../shared/table.js';
import { SweepCurve } from './curve.js';
import { SweepDots } from './dots.js';
import { SweepHeat } from './heat.js';

/** The result of a sweep: a curve, a heat map or a ranking, depending on what was varied; the law; the points. */
export class SweepPicture {
  #tabs;
  #views = { curve: new SweepCurve(), heat: new SweepHeat(), dots: new SweepDots() };
  /** @type {import('../../live/sweeps.js').Sweep | null} */ #sweep = null;
  #law = '';

  /** @param {() => void} changed called when another metric is selected */
  constructor(changed) {
    this.#tabs = new MetricTabs(() => {
      this.#redraw();
      changed();
    });
  }

  /** @param {string} title @param {string} line placeholder */
  blank(title, line) {
    this.#sweep = null;
    byId('picture').replaceChildren(element('div', { id: 'blank' }, element('strong', {}, title), element('p', {}, line)));
  }

  /** @param {import('../../live/sweeps.js').Sweep} sweep including its result */
  draw(sweep) {
    this.#sweep = sweep;
    this.#redraw();
  }

  /** @param {import('../../live/sweeps.js').Asked} asked */
  #viewOf({ axes }) {
    return this.#views[axes.length > 1 ? 'heat' : axes[0].numeric ? 'curve' : 'dots'];
  }

  /** @returns {import('../shared/export-row.js').Chart[]} what is currently drawn */
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
      return this.blank('Nothing was measured', 'It ended before the first run that counts. Start it again, or open a stored one.');
    }
    if (!view.root.isConnected) byId('picture').replaceChildren(this.#tabs.root, view.root);
    view.draw(this.#sweep, result, this.#tabs.metric);
    this.#drawLaw(result.law);
    byId('points').hidden = view === this.#views.dots;
    if (view !== this.#views.dots) keepPlace(byId('point-figures'), pointTable(this.#sweep, result));
  }

  /** @param {import('../../live/sweeps.js').Law | null} law */
  #drawLaw(law) {
    byId('law').hidden = !law;
    const drawn = JSON.stringify(law);
    if (law && drawn !== this.#law) keepPlace(byId('law'), lawPanel(law));
    this.#law = drawn;
  }
}

/** Replaces the content of a panel and keeps its scroll position and focus. @param {HTMLElement} panel @param {Node[]} nodes */
function keepPlace(panel, nodes) {
  const before = panel.querySelector('.scroll');
  const [left, top, focused] = [before?.scrollLeft ?? 0, before?.scrollTop ?? 0, before !== null && before === document.activeElement];
  panel.replaceChildren(...nodes);
  const after = /** @type {HTMLElement | null} */ (panel.querySelector('.scroll'));
  if (!after) return;
  [after.scrollLeft, after.scrollTop] = [left, top];
  if (focused) after.focus({ preventScroll: true });
}

/** The selection of the metric. */
class MetricTabs {
  metric = METRICS[0];
  root;

  /** @param {() => void} changed */
  constructor(changed) {
    const buttons = METRICS.map((metric) => {
      const button = element('button', { type: 'button', 'aria-pressed': `${metric === this.metric}` }, metric.name);
      button.onclick = () => {
        this.metric = metric;
        buttons.forEach((one, i) => one.setAttribute('aria-pressed', `${METRICS[i] === metric}`));
        changed();
      };
      return button;
    });
    this.root = element('div', { class: 'metrics', role: 'group', 'aria-label': 'What is drawn' }, ...buttons);
  }
}

/** The scalability law's result for a sweep over workers. @param {import('../../live/sweeps.js').Law} law @returns {Node[]} */
function lawPanel(law) {
  const { fitted = true, fits, sentence, lambda, sigma, kappa, standardError, rSquared, residuals } = law;
  const head = element('div', { class: 'head' }, element('h2', {}, 'Universal Scalability Law'),
    element('p', {}, 'X(N) = λN / (1 + σ(N − 1) + κN(N − 1)), N workers; Gunther, 2007'));
  const [kind, mark] = fits ? ['fits', '✓\uFE0E'] : fitted ? ['misfit', '✕\uFE0E'] : ['unfitted', '–'];
  const verdict = element('p', { class: kind }, `${mark} ${sentence}`);
  if (!fits) return [head, verdict];
  return [head, verdict, element('div', { class: 'law-parts' },
    facts({
      'λ, one worker alone': `${formatEstimate(lambda)} operations/s${isExtrapolated(law, 1) ? ' (extrapolated)' : ''}`,
      'σ, contention': formatEstimate(sigma),
      'κ, coherency': formatEstimate(kappa),
      'Peak': formatPeak(law),
      'Standard error': formatPercent(standardError ?? 0),
      'R²': (rSquared ?? 0).toFixed(3),
    }),
    table('residuals', 'Residuals', ['Workers', 'Measured (operations/s)', 'Law (operations/s)', 'Off by'],
      residuals.map(({ workers, measured, predicted, share }) => [formatCount(workers), formatRate(measured), formatRate(predicted), `${share >= 0 ? '+' : '−'}${formatPercent(Math.abs(share))}`])))];
}

/** The metrics of all points. @param {import('../../live/sweeps.js').Sweep} sweep @param {import('../../live/sweeps.js').Result} result @returns {Node[]} */
function pointTable({ asked: { axes } }, { points }) {
  const head = [...axes.map(({ label, unit }) => (unit && unit !== 'workers' ? `${label} (${unit})` : label)), 'Workers', 'Runs',
    ...METRICS.map(({ name, key, unit }) => (key === 'operationsPerSecond' ? `${name} (${unit})` : name)), 'Verdict'];
  return [
    element('p', { class: 'help' }, 'Median of the runs, in brackets the least and the greatest.'),
    table('point-table', 'Points', head, points.map((point) => [
      ...point.values.map(formatValue), formatValue(point.workers), `${point.operationsPerSecond?.runs ?? 0}`,
      ...METRICS.map((metric) => formatSpread(point[metric.key], metric)), element('span', { class: point.grade ?? '' }, point.grade ?? NOTHING)])),
  ];
}
