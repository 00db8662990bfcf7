// @ts-check
import { GROUPS } from '../../model/workload.js';
import { byId, element, setText } from './element.js';
import { Field } from './field.js';

const HOW = 'Point at a parameter or go into it: what it does stands here.';

/** All fields of the form, grouped by topic, the rare ones folded. */
export class Fields {
  /** @type {Field[]} */ #all;

  /** @param {Parameter[]} parameters */
  constructor(parameters) {
    this.#all = parameters.map((parameter) => new Field(parameter));
    const grouped = new Set(['lock', ...GROUPS.flatMap(({ of }) => of)]);
    const rare = this.#all.filter(({ name }) => !grouped.has(name));
    const more = element('details', { id: 'more' },
      element('summary', {}, 'More: ', rare.map(({ root }) => root.querySelector('label')?.textContent?.toLowerCase()).join(', ')),
      ...rare.map(({ root }) => root));
    byId('fields').replaceChildren(...GROUPS.map(({ name, of }) =>
      element('div', { role: 'group', 'aria-label': name }, ...this.#all.filter((field) => of.includes(field.name)).map(({ root }) => root))), more);
    const help = byId('help');
    setText(help, HOW);
    for (const field of this.#all) field.root.onpointerenter = field.input.onfocus = () => setText(help, field.help);
  }

  /** @param {string} name */
  of(name) {
    return this.#all.find((field) => field.name === name);
  }

  /** @param {Workload} workload fills every field; missing parameters become classic @param {Parameter[]} parameters */
  fill(workload, parameters) {
    for (const { name, classic } of parameters) this.of(name)?.fill(name in workload ? workload[name] : classic);
  }

  /** The values entered, and the names of the invalid fields. */
  read() {
    const readings = this.#all.map((field) => ({ name: field.name, ...field.read() }));
    /** @type {Workload} */ const workload = Object.fromEntries(readings.map(({ name, value }) => [name, value]));
    return { workload, wrong: readings.filter(({ error }) => error).map(({ name }) => name) };
  }

  /** @param {FieldError[]} errors to show beside their fields @returns {FieldError[]} those without a field here */
  showErrors(errors) {
    for (const { field, detail } of errors) this.of(field)?.say(detail);
    this.focusFirst(errors.map(({ field }) => field));
    return errors.filter(({ field }) => !this.of(field));
  }

  /** @param {string[]} names @returns {boolean} whether the field exists */
  focusFirst(names) {
    const field = this.#all.find(({ name }) => names.includes(name));
    field?.focus();
    return field !== undefined;
  }
}
