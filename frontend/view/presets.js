// @ts-check
import { sameWorkload } from '../model/workload.js';
import { byId, element, setText } from './element.js';

/** The ready-made workloads, one press each, and what to look for in the one that the form holds. */
export class Presets {
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
