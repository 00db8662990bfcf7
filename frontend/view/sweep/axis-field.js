// @ts-check
import { firstOf, formatValues, readAxis, WAYS } from '../../model/sweep-axis.js';
import { element, setText } from '../shared/element.js';

/** @typedef {import('../../model/sweep-axis.js').Typed} Typed */

/** One varied parameter and its values. */
export class AxisField {
  /** @type {Parameter[]} */ #parameters;
  /** @type {string[]} */ #guarding;
  /** @type {boolean} */ #optional;
  /** @type {() => void} */ #changed;
  #select;
  #body = element('div');
  #preview;
  #error;
  /** @type {Typed} */ #typed = { way: 'list', from: '', to: '', points: '', list: '', chosen: [] };
  root;

  /**
   * @param {{ title: string, parameters: Parameter[], guarding: string[], optional: boolean, changed: () => void }} wiring
   *   `guarding` are the locks that guard; an optional one may be empty
   */
  constructor({ title, parameters, guarding, optional, changed }) {
    const id = title.toLowerCase().replaceAll(' ', '-');
    [this.#parameters, this.#guarding, this.#optional, this.#changed] = [parameters, guarding, optional, changed];
    this.#select = element('select', { id }, ...(optional ? [element('option', { value: '' }, 'nothing else')] : []),
      ...parameters.map(({ name, label }) => element('option', { value: name }, label)));
    this.#select.onchange = () => this.#choose(this.#select.value);
    this.#preview = element('p', { class: 'preview' });
    this.#error = element('p', { class: 'error', id: `${id}-error` });
    this.root = element('div', { class: 'axis', role: 'group', 'aria-label': title },
      element('div', { class: 'field' }, element('label', { for: id }, title), this.#select), this.#body, this.#preview, this.#error);
    this.#choose(optional ? '' : parameters[0].name);
  }

  get #parameter() {
    return this.#parameters.find(({ name }) => name === this.#select.value);
  }

  get name() {
    return this.#select.value;
  }

  /** @param {string} name of a parameter; empty for none @param {string[]} [values] default: the first ones offered */
  fill(name, values) {
    this.#select.value = name;
    const known = this.#select.value === name;
    this.#choose(known ? name : this.#optional ? '' : this.#parameters[0].name, known ? values : undefined);
  }

  /** @param {string} name @param {string[]} [values] */
  #choose(name, values) {
    this.#select.value = name;
    const parameter = this.#parameter;
    if (parameter) {
      this.#typed = firstOf(parameter, this.#guarding);
      if (values) Object.assign(this.#typed, { way: 'list', list: values.join(', '), chosen: values });
    }
    this.#body.replaceChildren(...(parameter ? this.#inputs(parameter) : []));
    this.#filled();
  }

  /** @param {Parameter} parameter @returns {Node[]} */
  #inputs(parameter) {
    if (parameter.kind === 'choice') return [this.#boxes(parameter)];
    const way = element('select', {}, ...Object.entries(WAYS).map(([value, text]) => element('option', { value }, text)));
    way.value = this.#typed.way;
    way.onchange = () => {
      if (way.value === 'list') this.#typed.list = readAxis(parameter, this.#typed).values.join(', ');
      this.#typed.way = way.value;
      this.#body.replaceChildren(...this.#inputs(parameter));
      this.#filled();
      this.#body.querySelector('select')?.focus();
    };
    const row = (/** @type {string} */ text, /** @type {HTMLElement} */ input) => element('label', { class: 'field' }, element('span', {}, text), input);
    const inputs = this.#typed.way === 'list' ? [row('Values', this.#input('list'))]
      : [element('div', { class: 'range-fields' }, row('From', this.#input('from')), row('To', this.#input('to')), row('Points', this.#input('points')))];
    return [row('As', way), ...inputs];
  }

  /** @param {'from' | 'to' | 'points' | 'list'} key */
  #input(key) {
    const input = element('input', { inputmode: key === 'list' ? 'text' : 'decimal', 'aria-describedby': `${this.#select.id}-error` });
    input.value = this.#typed[key];
    input.oninput = () => {
      this.#typed[key] = input.value;
      this.#filled();
    };
    return input;
  }

  /** @param {Parameter} parameter */
  #boxes({ options = [], label }) {
    return element('div', { class: 'boxes', role: 'group', 'aria-label': `${label}: values` }, ...options.map((option) => {
      const box = element('input', { type: 'checkbox', value: option });
      box.checked = this.#typed.chosen.includes(option);
      box.onchange = () => {
        this.#typed.chosen = options.filter((one) => (one === option ? box.checked : this.#typed.chosen.includes(one)));
        this.#filled();
      };
      return element('label', {}, box, ' ', option);
    }));
  }

  #filled() {
    const read = this.read();
    setText(this.#preview, read?.values.length && typeof read.values[0] === 'number' && this.#typed.way !== 'list' ? formatValues(read.values) : '');
    this.say(read?.error ?? '');
    this.#changed();
  }

  /** @returns {{ name: string, values: (string | number)[], error: string } | null} null if nothing is varied */
  read() {
    const parameter = this.#parameter;
    return parameter ? { name: parameter.name, ...readAxis(parameter, this.#typed) } : null;
  }

  /** @param {string} error empty if there is no error */
  say(error) {
    setText(this.#error, error);
    for (const input of this.#body.querySelectorAll('input:not([type="checkbox"])')) input.setAttribute('aria-invalid', `${error !== ''}`);
  }

  focus() {
    (this.#body.querySelector('input') ?? this.#select).focus();
  }
}
