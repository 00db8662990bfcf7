// @ts-check
import { formatLength, lengthOf, ofASide, pick, readDuel, sidesOf, writeDuel } from '../../model/duel.js';
import { showLines } from '../shared/request-messages.js';
import { byId, element, setText } from '../shared/element.js';
import { Field } from '../shared/field.js';
import { WorkloadPair } from './workload-pair.js';

/** What the server says can be requested. @typedef {{ parameters: Parameter[], settings: Parameter[], presets: Preset[], locks: import('../shared/locks.js').LockKind[] }} Offer */

/** The form for the next duel, in step with the address. */
export class DuelForm {
  #parameters;
  #offer;
  #versus;
  /** @type {Field[]} */ #settings;

  /** @param {Offer} offer */
  constructor(offer) {
    this.#offer = offer;
    this.#parameters = ofASide(offer.parameters);
    this.#versus = new WorkloadPair(this.#parameters, offer.locks);
    this.#settings = offer.settings.map((parameter) => new Field(parameter));
    this.#settings.forEach((field) => (field.root.title = field.help));
    byId('settings').replaceChildren(...this.#settings.map(({ root }) => root));
    this.#offerPresets();
    const { a, b, settings, refused } = readDuel(location.search, this.#parameters, offer.settings, offer.presets);
    this.#fill(a, b, settings);
    if (refused.length) showLines('refused', ['Not taken from the address:', ...refused]);
    byId('form').oninput = () => this.#changed();
  }

  #offerPresets() {
    const select = /** @type {HTMLSelectElement} */ (byId('presets'));
    select.append(...this.#offer.presets.map(({ id, name }) => element('option', { value: id }, name)));
    byId('take').hidden = false;
    select.oninput = (event) => {
      event.stopPropagation();
      const preset = this.#offer.presets.find(({ id }) => id === select.value);
      if (!preset) return;
      const { a, b } = sidesOf(preset.workload);
      this.#versus.fill('a', pick(a, this.#parameters));
      this.#versus.fill('b', pick(b, this.#parameters));
      this.#changed();
    };
  }

  /** The duel entered, as the server takes it; focuses the first invalid field and returns null if there is one. */
  read() {
    const asked = this.#asked();
    if (asked) return { a: asked.a, b: asked.b, ...asked.settings };
    const wrong = this.#settings.find(({ input }) => input.ariaInvalid === 'true');
    if (wrong) wrong.focus();
    else this.#versus.focusWrong();
    return null;
  }

  /** @param {import('../../live/duels.js').Asked} duel shown, to be repeated */
  follow(duel) {
    this.#fill(pick(duel.a, this.#parameters), pick(duel.b, this.#parameters), pick(/** @type {any} */ (duel), this.#offer.settings));
  }

  /** @param {FieldError[]} errors to show beside their fields @returns {FieldError[]} those without a field here */
  showErrors(errors) {
    return this.#versus.showErrors(errors).filter(({ field, detail }) => {
      const setting = this.#settings.find(({ name }) => name === field);
      setting?.say(detail);
      return !setting;
    });
  }

  /** @param {Workload} a @param {Workload} b @param {Workload} settings */
  #fill(a, b, settings) {
    this.#versus.fill('a', a);
    this.#versus.fill('b', b);
    for (const field of this.#settings) field.fill(settings[field.name]);
    this.#asked();
  }

  #asked() {
    const sides = this.#versus.read();
    const settings = this.#settings.map((field) => ({ name: field.name, ...field.read() }));
    if (!sides || settings.some(({ error }) => error)) {
      setText('estimate', '');
      return null;
    }
    const asked = { ...sides, settings: Object.fromEntries(settings.map(({ name, value }) => [name, value])) };
    setText('estimate', `Takes about ${formatLength(lengthOf(asked.settings))}.`);
    return asked;
  }

  /** The form differs from the duel shown, so the address takes the form's values. */
  #changed() {
    const asked = this.#asked();
    if (!asked) return;
    showLines('refused', []);
    history.replaceState(null, '', location.pathname + writeDuel(asked, this.#parameters, this.#offer.settings));
  }
}
