// @ts-check
import { readAddress, writeAddress } from '../../model/address.js';
import { sameWorkload } from '../../model/workload.js';
import { showLines } from '../shared/request-messages.js';
import { byId, element, setText } from '../shared/element.js';
import { Fields } from '../shared/fields.js';
import { Locks } from '../shared/locks.js';

/** What the server says can be requested. @typedef {{ parameters: Parameter[], rules: string[], presets: Preset[], locks: import('../shared/locks.js').LockKind[] }} Offer */

/** The ghost run named in the address. */
const ghost = () => new URLSearchParams(location.search).get('ghost');

/** The workload form: fields, lock description, presets and address, kept in step. */
export class RunForm {
  /** The run named in the address. */ #named = new URLSearchParams(location.search).get('run');
  /** Whether the form still follows the run in the address or the running one, as the viewer has not edited it. */ #follows = false;
  /** The run started from this form; the form follows its live changes. */ #own = '';
  #parameters;
  #changed;
  #fields;
  #locks;
  #presets;

  /** @param {Offer} offer @param {(preset: Preset) => void} take called with the selected preset after the form is filled @param {() => void} changed */
  constructor({ parameters, rules, presets, locks }, take, changed) {
    this.#changed = changed;
    this.#parameters = parameters;
    this.#fields = new Fields(parameters);
    const lock = this.#fields.of('lock');
    this.#locks = lock ? new Locks(lock, locks) : null;
    this.#presets = new Presets(presets, parameters, (preset) => {
      this.#follows = false;
      this.#fill(preset.workload);
      take(preset);
    });
    const labelOf = (/** @type {string} */ name) => parameters.find((one) => one.name === name)?.label ?? name;
    byId('rules').replaceChildren(...rules.map((rule) => element('li', {}, rule.replaceAll(/[a-z]+[A-Z]\w*/g, labelOf))));
    byId('form').oninput = () => {
      this.#follows = false;
      this.#filled();
    };
    this.#fillFromAddress(presets);
  }

  /** The workload entered; focuses the first invalid field and returns null if there is one. @returns {Workload | null} */
  read() {
    const { workload, wrong } = this.#fields.read();
    return this.#fields.focusFirst(wrong) ? null : workload;
  }

  /** @param {Workload} workload @returns {string} the address that requests it */
  addressOf(workload) {
    return writeAddress(workload, this.#parameters, null, ghost());
  }

  /** Takes over the workload of a run unless the viewer has edited the form. @param {Run} run */
  follow(run) {
    if (!this.#follows || this.#own && this.#own !== run.id || run.ended && run.id !== this.#named) return;
    this.#fill(run.workload, run.id === this.#named);
  }

  /** Marks the run as started from this form. @param {string} run */
  became(run) {
    this.#own = run;
    this.#follows = true;
  }

  /** @param {Run} run @returns {boolean} whether its workload differs */
  differs({ workload }) {
    const asked = this.#fields.read();
    return !asked.wrong.length && !sameWorkload(workload, asked.workload, this.#parameters);
  }

  /** @param {number} index of the preset to press, if it exists */
  press(index) {
    this.#presets.buttons[index]?.click();
  }

  /** Focuses the lock field. */
  chooseLock() {
    this.#fields.focusFirst(['lock']);
  }

  /** @param {FieldError[]} errors to show beside their fields @returns {FieldError[]} those without a field here */
  showErrors(errors) {
    return this.#fields.showErrors(errors);
  }

  /** @param {Preset[]} presets */
  #fillFromAddress(presets) {
    const { workload, refused } = readAddress(location.search, this.#parameters, presets);
    this.#follows = !workload;
    this.#fill(workload ?? {}, refused.length > 0 || this.#named !== null && !workload);
    if (refused.length) showLines('refused', ['Not taken from the address:', ...refused]);
  }

  /** @param {Workload} workload missing parameters are classic @param {boolean} [asItIs] whether the address stays unchanged */
  #fill(workload, asItIs = false) {
    this.#fields.fill(workload, this.#parameters);
    this.#filled(asItIs);
  }

  /** Updates everything that depends on the workload, including the address. @param {boolean} [asItIs] */
  #filled(asItIs = false) {
    const { workload, wrong } = this.#fields.read();
    this.#locks?.show();
    this.#presets.show(workload);
    this.#changed();
    if (asItIs || wrong.length) return;
    showLines('refused', []);
    history.replaceState(null, '', location.pathname + writeAddress(workload, this.#parameters, this.#named, ghost()) + location.hash);
  }
}

/** The presets, one button each, and what to look for in the one that the form shows. */
class Presets {
  #parameters;
  #presets;
  /** @type {HTMLButtonElement[]} */ buttons;

  /** @param {Preset[]} presets @param {Parameter[]} parameters @param {(preset: Preset) => void} take */
  constructor(presets, parameters, take) {
    this.#presets = presets;
    this.#parameters = parameters;
    this.buttons = presets.map((preset, index) => {
      const button = element('button', { type: 'button', 'data-preset': preset.id, 'aria-pressed': 'false', title: preset.lookFor }, preset.name);
      if (index < 9) {
        button.setAttribute('aria-keyshortcuts', `${index + 1}`);
        button.title += ` (key: ${index + 1})`;
      }
      button.onclick = () => take(preset);
      return button;
    });
    byId('presets').replaceChildren(...this.buttons);
  }

  /** @param {Workload} workload shown in the form */
  show(workload) {
    const chosen = this.#presets.findIndex((preset) => sameWorkload(preset.workload, workload, this.#parameters));
    setText('look-for', chosen < 0 ? 'Your own workload. Its address is in the address bar.' : `Look for: ${this.#presets[chosen].lookFor}`);
    this.buttons.forEach((button, index) => {
      button.ariaPressed = `${index === chosen}`;
      if (index === chosen) button.setAttribute('aria-describedby', 'look-for');
      else button.removeAttribute('aria-describedby');
    });
  }
}
