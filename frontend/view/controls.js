// @ts-check
import { getLimits, getPresets, Problem, startRun, stopRun } from '../live/api.js';
import { byId, element, setText } from './element.js';
import { Field } from './field.js';

const form = /** @type {HTMLFormElement} */ (byId('form'));
const run = /** @type {HTMLButtonElement} */ (byId('run'));
const stop = /** @type {HTMLButtonElement} */ (byId('stop'));
const details = /** @type {HTMLDetailsElement} */ (byId('parameters'));

/** Everything that says what to run, starts it and stops it. */
export class Controls {
  /** @type {Field[]} */ #fields = [];

  #wiring;

  /** @param {{ run: () => Run | null, redraw: () => void, leave: (() => void) | null }} wiring */
  constructor(wiring) {
    this.#wiring = wiring;
    details.open = matchMedia('(min-width: 761px)').matches;
    form.onsubmit = (event) => {
      event.preventDefault();
      const readings = this.#fields.map((field) => ({ name: field.name, ...field.read() }));
      if (this.#focusFirst(readings.filter(({ error }) => error).map(({ name }) => name))) return;
      this.#ask(() => startRun(Object.fromEntries(readings.map(({ name, value }) => [name, value]))));
    };
    form.onkeydown = (event) => {
      if (event.key !== 'Enter' || !(event.target instanceof HTMLSelectElement)) return;
      event.preventDefault();
      form.requestSubmit();
    };
    form.oninput = () => this.#choose(null);
    stop.onclick = () => this.#ask(() => stopRun(wiring.run()?.id ?? ''));
    this.#load();
  }

  /** @param {Run} run @returns {boolean} whether the view holds still */
  frozen(run) {
    return false;
  }

  /** @param {Run} run @param {Change} change */
  runChanged(run, change) {
    if (change !== 'again') showMessage();
    this.setRunning(!run.ended);
  }

  /** The parameters and presets, asked for until the server gives them. */
  async #load() {
    try {
      const [limits, presets] = await Promise.all([getLimits(), getPresets()]);
      this.build(limits.parameters, limits.rules, presets);
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      setText('fields', 'The server gives no parameters. Trying again.');
      setTimeout(() => this.#load(), 2000);
    }
  }

  /** @param {() => Promise<unknown>} request whose refusal is shown */
  async #ask(request) {
    showMessage();
    try {
      await request();
      this.#wiring.leave?.();
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      const homeless = this.object(problem.errors).map(({ field, detail }) => `${field}: ${detail}`);
      showMessage(...(problem.errors.length ? homeless : [problem.message]));
    }
  }

  /** @param {Parameter[]} parameters @param {string[]} rules that hold between them @param {Preset[]} presets */
  build(parameters, rules, presets) {
    this.#fields = parameters.filter(({ kind }) => ['choice', 'whole', 'decimal'].includes(kind)).map((parameter) => new Field(parameter));
    byId('fields').replaceChildren(...this.#fields.map(({ root }) => root));
    byId('rules').replaceChildren(...rules.map((rule) => element('li', {}, rule)));
    byId('presets').replaceChildren(...presets.map((preset) => {
      const button = element('button', { type: 'button', 'data-preset': preset.id, title: preset.lookFor }, preset.name);
      button.onclick = () => this.#choose(preset);
      return button;
    }));
    this.#choose(presets[0] ?? null);
    run.disabled = false;
  }

  /** @param {boolean} running whether there is anything to stop */
  setRunning(running) {
    if (!running && document.activeElement === stop) run.focus();
    stop.disabled = !running;
  }

  /** @param {FieldError[]} errors to be put beside their fields @returns {FieldError[]} those that have no field here */
  object(errors) {
    for (const { field, detail } of errors) this.#fields.find(({ name }) => name === field)?.say(detail);
    this.#focusFirst(errors.map(({ field }) => field));
    return errors.filter(({ field }) => !this.#fields.some(({ name }) => name === field));
  }

  /** @param {string[]} names @returns {boolean} whether there is such a field */
  #focusFirst(names) {
    const field = this.#fields.find(({ name }) => names.includes(name));
    if (!field) return false;
    details.open = true;
    field.input.focus();
    return true;
  }

  /** @param {Preset | null} preset that fills the form; null when the form holds something of its own */
  #choose(preset) {
    setText('look-for', preset ? `Look for: ${preset.lookFor}` : 'Your own workload.');
    for (const button of /** @type {NodeListOf<HTMLElement>} */ (form.querySelectorAll('[data-preset]'))) {
      button.ariaPressed = `${button.dataset.preset === preset?.id}`;
    }
    if (preset) for (const field of this.#fields) field.fill(preset.workload[field.name] ?? null);
  }
}

/** @param {string[]} lines on what is wrong with the last request */
export const showMessage = (...lines) => byId('message').replaceChildren(...lines.map((line) => element('p', {}, line)));
