// @ts-check
import { readVaried, writeVaried } from '../../model/sweep-axis.js';
import { readAddress, writeAddress } from '../../model/address.js';
import { estimate, formatSpan } from '../../model/sweep.js';
import { showLines } from '../shared/request-messages.js';
import { AxisField } from './axis-field.js';
import { byId, element, setText } from '../shared/element.js';
import { Field } from '../shared/field.js';
import { Fields } from '../shared/fields.js';
import { Locks } from '../shared/locks.js';

/** Query parameters besides the workload. */
const OWN = ['sweep', 'vary', 'repeats'];

/** @typedef {{ parameters: Parameter[], rules: string[], presets: Preset[], locks: import('../shared/locks.js').LockKind[], sweep: { parameters: Parameter[], varied: string[] } }} Offer */
/** @typedef {{ workload: Workload, parameters: { name: string, values: (string | number)[] }[], repeats: number, seed: number | null }} Request */

/** The sweep form: the workload, the varied parameters and the repeats, with an estimate, in step with the address. */
export class SweepForm {
  #offer;
  #fields;
  #locks;
  #guarding;
  /** @type {AxisField[]} */ #axes = [];
  /** @type {Field[]} */ #plan;
  #filling = true;

  /** @param {Offer} offer */
  constructor(offer) {
    this.#offer = offer;
    this.#fields = new Fields(offer.parameters);
    const lock = this.#fields.of('lock');
    this.#locks = lock ? new Locks(lock, offer.locks) : null;
    this.#guarding = offer.locks.filter(({ guards }) => guards).map(({ id }) => id);
    this.#plan = offer.sweep.parameters.map((parameter) => new Field(parameter));
    byId('plan').replaceChildren(...this.#plan.map(({ root }) => root));
    byId('rules').replaceChildren(...offer.rules.map((rule) => element('li', {}, rule)));
    const parameters = offer.sweep.varied.flatMap((name) => offer.parameters.find((one) => one.name === name) ?? []);
    this.#axes = ['First', 'Second'].map((title, i) =>
      new AxisField({ title, parameters, guarding: this.#guarding, optional: i > 0, changed: () => this.#filled() }));
    byId('axes').replaceChildren(...this.#axes.map(({ root }) => root));
    byId('form').oninput = () => this.#filled();
    this.#fillFromAddress();
    this.#filling = false;
    this.#filled(true);
  }

  /** The locks that guard. */
  get guarding() {
    return this.#guarding;
  }

  /** The sweep entered; focuses the first invalid field and returns null if there is one. @returns {Request | null} */
  read() {
    const { workload, wrong } = this.#fields.read();
    const axes = this.#axes.map((axis) => axis.read());
    const bad = this.#axes.find((_, i) => axes[i]?.error);
    const [repeats, seed] = this.#plan.map((field) => field.read());
    if (bad) bad.focus();
    else if (repeats.error) this.#plan[0].focus();
    else if (seed.error) this.#plan[1].focus();
    if (bad || repeats.error || seed.error || this.#fields.focusFirst(wrong)) return null;
    return {
      workload, parameters: axes.flatMap((axis) => (axis ? [{ name: axis.name, values: axis.values }] : [])),
      repeats: Number(repeats.value), seed: seed.value === null ? null : Number(seed.value),
    };
  }

  /** Varies only the lock. */
  askWhichLock() {
    this.#fillAxes([{ name: 'lock', values: this.#guarding }]);
  }

  /** @param {import('../../live/sweeps.js').Asked} asked of the sweep shown */
  follow({ workload, axes, repeats }) {
    this.#filling = true;
    this.#fields.fill(workload, this.#offer.parameters);
    this.#fillAxes(axes.map(({ name, values }) => ({ name, values: values.map(String) })));
    this.#plan[0].fill(repeats);
    this.#filling = false;
    this.#filled(true);
  }

  /** @param {FieldError[]} errors to show beside their fields @returns {FieldError[]} those without a field here */
  showErrors(errors) {
    const unplaced = errors.filter(({ field, detail }) => {
      const axis = this.#axes[Number(/^parameters\[(\d)\]/.exec(field)?.[1] ?? (field === 'parameters' ? 0 : NaN))];
      const home = axis ?? this.#plan.find(({ name }) => name === field);
      home?.say(detail);
      home?.focus();
      return !home;
    });
    const inner = unplaced.map(({ field, detail }) => ({ field: field.replace(/^workload\./, ''), detail }));
    return inner.length ? this.#fields.showErrors(inner) : [];
  }

  /** @param {{ name: string, values: string[] }[]} axes */
  #fillAxes(axes) {
    this.#axes.forEach((field, i) => field.fill(axes[i]?.name ?? '', axes[i]?.values.length ? axes[i].values : undefined));
  }

  #fillFromAddress() {
    const search = new URLSearchParams(location.search);
    const repeats = search.get('repeats');
    const varied = readVaried(location.search);
    for (const name of OWN) search.delete(name);
    const { workload, refused } = readAddress(`${search}`, this.#offer.parameters, this.#offer.presets);
    this.#fields.fill(workload ?? {}, this.#offer.parameters);
    if (varied.length) this.#fillAxes(varied);
    if (repeats) this.#plan[0].fill(repeats);
    if (refused.length) showLines('refused', ['Not taken from the address:', ...refused]);
  }

  /** Updates everything that depends on the sweep, including the address. @param {boolean} [asItIs] whether the address stays unchanged */
  #filled(asItIs = false) {
    if (this.#filling) return;
    const { workload, wrong } = this.#fields.read();
    const axes = this.#axes.flatMap((axis) => axis.read() ?? []);
    const [repeats] = this.#plan.map((field) => field.read());
    this.#locks?.show();
    this.#markVaried(axes.map(({ name }) => name));
    const right = !wrong.length && !repeats.error && axes.every(({ error }) => !error);
    this.#estimate(right ? { workload, axes, repeats: Number(repeats.value) } : null);
    if (asItIs || !right) return;
    showLines('refused', []);
    const search = new URLSearchParams(writeAddress(workload, this.#offer.parameters, null));
    for (const axis of axes) search.append('vary', writeVaried(axis));
    if (repeats.value !== this.#offer.sweep.parameters[0].classic) search.set('repeats', `${repeats.value}`);
    history.replaceState(null, '', `${location.pathname}?${search}`);
  }

  /** @param {{ workload: Workload, axes: { name: string, values: (string | number)[] }[], repeats: number } | null} sweep */
  #estimate(sweep) {
    if (!sweep) return setText('estimate', 'Something is not right yet; see below.');
    const { points, runs, millis } = estimate(sweep.workload, sweep.axes, sweep.repeats);
    setText('estimate', `${points} points × ${sweep.repeats} = ${runs} runs, each warmed up in a JVM of its own: about ${formatSpan(millis)}.`);
    const which = estimate(sweep.workload, [{ name: 'lock', values: this.#guarding }], sweep.repeats);
    setText('which-note', `This workload behind each of the ${which.points} locks that guard, ${sweep.repeats === 1 ? 'once' : `${sweep.repeats} times`} each, ranked: about ${formatSpan(which.millis)}.`);
  }

  /** Disables the fields of varied parameters. @param {string[]} names */
  #markVaried(names) {
    for (const { name } of this.#offer.parameters) {
      const field = this.#fields.of(name);
      if (!field) continue;
      field.root.classList.toggle('varied', names.includes(name));
      field.input.disabled = names.includes(name);
    }
  }
}
