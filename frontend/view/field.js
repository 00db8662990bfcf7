// @ts-check
import { formatCount } from '../model/format.js';
import { readParameter } from '../model/workload.js';
import { element, setText } from './element.js';

/** One parameter of the form, with its unit, range, help, and what is wrong with it. */
export class Field {
  #parameter;
  #error;
  input;
  root;

  /** @param {Parameter} parameter */
  constructor(parameter) {
    const { name, kind, label, unit = '', help, options = [], min = 0, max = 0, whenEmpty } = parameter;
    const attributes = { id: `param-${name}`, 'aria-describedby': `error-${name} help-${name}` };
    this.#parameter = parameter;
    this.input = kind === 'choice'
      ? element('select', attributes, ...options.map((option) => element('option', {}, option)))
      : element('input', { ...attributes, inputmode: 'decimal', placeholder: whenEmpty ?? '' });
    const range = kind === 'choice' ? '' : `${formatCount(min)}–${formatCount(max)} · `;
    this.#error = element('p', { class: 'error', id: `error-${name}` });
    this.root = element('div', { class: 'field' },
      element('label', { for: this.input.id }, label),
      this.input,
      element('span', { class: 'unit' }, unit),
      element('p', { class: 'help', id: `help-${name}` }, range + help),
      this.#error);
    this.input.oninput = () => this.read();
    this.fill(parameter.classic);
  }

  get name() {
    return this.#parameter.name;
  }

  /** @param {string | number | null} value */
  fill(value) {
    this.input.value = `${value ?? ''}`;
    this.say('');
  }

  /** Reads what is typed, and says what is wrong with it. */
  read() {
    const reading = readParameter(this.#parameter, this.input.value);
    this.say(reading.error);
    return reading;
  }

  /** @param {string} error beside the field; empty when all is well */
  say(error) {
    setText(this.#error, error);
    this.input.setAttribute('aria-invalid', `${error !== ''}`);
  }
}
