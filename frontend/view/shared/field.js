// @ts-check
import { formatRange, readParameter } from '../../model/workload.js';
import { element, setText } from './element.js';

/** A form field for one parameter, with its unit, range, help and error message. */
export class Field {
  #parameter;
  #error;
  input;
  root;

  /** @param {Parameter} parameter */
  constructor(parameter) {
    const { name, kind, label, help, options = [], classic, whenEmpty } = parameter;
    const range = formatRange(parameter);
    const attributes = { id: `param-${name}`, 'aria-describedby': `error-${name} range-${name} help-${name}` };
    this.#parameter = parameter;
    this.input = kind === 'choice'
      ? element('select', attributes, ...options.map((option) => element('option', {}, option)))
      : element('input', { ...attributes, inputmode: 'decimal', placeholder: whenEmpty ?? '' });
    this.#error = element('p', { class: 'error', id: `error-${name}` });
    this.root = element('div', { class: 'field' },
      element('label', { for: this.input.id }, label),
      this.input,
      element('span', { class: 'range', id: `range-${name}` }, range),
      element('p', { class: 'hidden', id: `help-${name}` }, help),
      this.#error);
    this.input.oninput = () => this.read();
    this.fill(classic);
  }

  get name() {
    return this.#parameter.name;
  }

  get help() {
    return `${this.#parameter.label}: ${this.#parameter.help}`;
  }

  /** @param {string | number | null} value */
  fill(value) {
    this.input.value = `${value ?? ''}`;
    this.say('');
  }

  /** Reads the input and shows its error. */
  read() {
    const reading = readParameter(this.#parameter, this.input.value);
    this.say(reading.error);
    return reading;
  }

  /** @param {string} error shown beside the field; empty if there is none */
  say(error) {
    setText(this.#error, error);
    this.input.setAttribute('aria-invalid', `${error !== ''}`);
  }

  /** Focuses the field and unfolds the sections around it. */
  focus() {
    for (let fold = this.root.closest('details'); fold; fold = fold.parentElement?.closest('details') ?? null) fold.open = true;
    this.input.focus();
  }
}
