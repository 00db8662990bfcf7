// @ts-check
import { formatReading } from '../../model/charts.js';
import { element, setText } from '../shared/element.js';
import { drawSwatch } from '../shared/trace-style.js';
import { whenLoaded } from '../lazy-load.js';

/** @typedef {import('../../model/charts.js').Spec} Spec */
/** @typedef {import('../../model/charts.js').Trace} Trace */

/** The legend of a chart: its title, help, and the value of each trace. */
export class Legend {
  #spec;
  #values;
  #swatches;
  root;

  /** @param {Spec} spec */
  constructor(spec) {
    this.#spec = spec;
    this.#values = new Map(this.#spec.traces.map(({ key }) => [key, element('b')]));
    this.#swatches = this.#spec.traces.map(() => element('canvas', { width: '36', height: '20', 'aria-hidden': 'true' }));
    const items = this.#spec.traces.map(({ key, name }, i) => element('span', { 'data-trace': key },
      this.#swatches[i], `${name} `, /** @type {HTMLElement} */ (this.#values.get(key))));
    const words = element('p');
    const help = element('details', { name: 'trace-help' }, element('summary', { 'aria-label': `What ${spec.title} means` }, '?'), words);
    help.ontoggle = () => whenLoaded(({ chartHelp }) => setText(words, chartHelp(spec)));
    this.root = element('div', { class: spec.traces.length > 1 ? 'legend full' : 'legend' }, element('h3', {}, spec.title), element('span', { class: 'unit' }, spec.unit), help,
      element('div', { class: 'items' }, ...items));
    this.paint();
  }

  /** Uses the colours of the theme. */
  paint() {
    this.#spec.traces.forEach((trace, i) => drawSwatch(this.#swatches[i], trace));
  }

  /** @param {(chart: Spec, trace: Trace) => string} text */
  show(text) {
    for (const trace of this.#spec.traces) setText(/** @type {HTMLElement} */ (this.#values.get(trace.key)), text(this.#spec, trace));
  }

  /** @param {import('../../model/series.js').Reading} reading @returns {string} for screen readers */
  words(reading) {
    return `${this.#spec.title}, ${this.#spec.unit}: ${this.#spec.traces.map((trace) => `${trace.name} ${formatReading(this.#spec, trace, reading)}`).join(', ')}.`;
  }
}
