// @ts-check
import { nearestStop, stopsBetween } from '../../model/slider-stops.js';
import { formatCount } from '../../model/format.js';
import { element, setText } from '../shared/element.js';

/** A slider for one live setting, with its error message. */
export class SettingSlider {
  #parameter;
  #stops;
  #slider;
  #output = element('output');
  #error;
  root;

  /** @param {Parameter} parameter @param {(name: string, value: number) => void} turned */
  constructor(parameter, turned) {
    const { name, label, min = 0, max = 0 } = parameter;
    const id = `live-${name}`;
    this.#parameter = parameter;
    this.#stops = stopsBetween(min, max);
    this.#slider = element('input', { id, type: 'range', min: '0', max: `${this.#stops.length - 1}`, 'aria-describedby': `${id}-error` });
    this.#output.setAttribute('for', id);
    this.#error = element('p', { class: 'error', id: `${id}-error`, role: 'alert' });
    this.root = element('div', { class: 'dial' }, element('label', { for: id }, label), this.#slider, this.#output, this.#error);
    this.#slider.oninput = () => {
      this.say('');
      const value = this.#stops[this.#slider.valueAsNumber];
      this.#tell(value, '→ ');
      turned(name, value);
    };
  }

  /** @param {number} value in effect */
  set(value) {
    this.#slider.valueAsNumber = nearestStop(this.#stops, value);
    this.#tell(value, '');
  }

  /** @param {string} error empty if there is no error */
  say(error) {
    setText(this.#error, error);
  }

  /** @param {number} value @param {string} mark prefix for a value that is not in effect yet */
  #tell(value, mark) {
    const text = `${formatCount(value)} ${this.#parameter.unit ?? ''}`;
    setText(this.#output, mark + text);
    this.#slider.setAttribute('aria-valuetext', text);
  }
}
