// @ts-check
import { readAddress, writeAddress } from '../../model/address.js';
import { sameWorkload } from '../../model/workload.js';
import { showLines } from '../shared/request-messages.js';
import { byId, element, setText } from '../shared/element.js';
import { Fields } from '../shared/fields.js';
import { Locks } from '../shared/locks.js';

/** What the server says can be asked for. @typedef {{ parameters: Parameter[], rules: string[], presets: Preset[], locks: import('../shared/locks.js').LockKind[] }} Offer */

/** The run that lies behind the traces, as long as the address says so. */
const ghost = () => new URLSearchParams(location.search).get('ghost');

/** The workload to run: its fields, what is known of the lock, the presets, and the address, all saying the same. */
export class RunForm {
  /** The run whose address this is. */ #named = new URLSearchParams(location.search).get('run');
  /** Whether nobody has asked for a workload: the form then takes that of the run that the address names, or that goes on. */ #follows = false;
  /** The run that was started from here: as it is changed, the form is. */ #own = '';
  #parameters;
  #changed;
  #fields;
  #locks;
  #presets;

  /** @param {Offer} offer @param {(preset: Preset) => void} take a preset that was pressed and is filled in @param {() => void} changed */
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

  /** What is typed; null when something is wrong, which is then gone to. @returns {Workload | null} */
  read() {
    const { workload, wrong } = this.#fields.read();
    return this.#fields.focusFirst(wrong) ? null : workload;
  }

  /** @param {Workload} workload @returns {string} the address that asks for it */
  addressOf(workload) {
    return writeAddress(workload, this.#parameters, null, ghost());
  }

  /** Takes the workload of a run, as long as nobody wants another one. @param {Run} run */
  follow(run) {
    if (!this.#follows || this.#own && this.#own !== run.id || run.ended && run.id !== this.#named) return;
    this.#fill(run.workload, run.id === this.#named);
  }

  /** What the form asked for is now this run. @param {string} run */
  became(run) {
    this.#own = run;
    this.#follows = true;
  }

  /** @param {Run} run @returns {boolean} whether it is of another workload */
  differs({ workload }) {
    const asked = this.#fields.read();
    return !asked.wrong.length && !sameWorkload(workload, asked.workload, this.#parameters);
  }

  /** @param {number} index of a preset, which is pressed if there is one */
  press(index) {
    this.#presets.buttons[index]?.click();
  }

  /** Goes to the choice of the lock. */
  chooseLock() {
    this.#fields.focusFirst(['lock']);
  }

  /** @param {FieldError[]} errors to be put beside their fields @returns {FieldError[]} those that have no field here */
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

  /** @param {Workload} workload the rest is classic @param {boolean} [asItIs] whether the address stays as it is */
  #fill(workload, asItIs = false) {
    this.#fields.fill(workload, this.#parameters);
    this.#filled(asItIs);
  }

  /** It holds another workload: everything that speaks of it follows, the address too. @param {boolean} [asItIs] */
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

/** The ready-made workloads, one press each, and what to look for in the one that the form holds. */
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

  /** @param {Workload} workload that the form holds */
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
