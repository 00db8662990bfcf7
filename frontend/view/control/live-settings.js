// @ts-check
import { changeRun, Problem } from '../../live/api.js';
import { byId, element } from '../shared/element.js';
import { SettingSlider } from './setting-slider.js';

/** A slider must rest this long before its value is sent. */
const REST_MILLIS = 80;

/** Live settings of a running run. At most one request is in flight, and the newest values win. */
export class LiveSettings {
  /** @type {Map<string, SettingSlider>} */ #dials;
  /** @type {Workload} */ #wanted = {};
  /** @type {Run | null} */ #run = null;
  #sending = false;
  #changed;

  /** @param {Parameter[]} parameters that can change during a run @param {() => void} changed */
  constructor(parameters, changed) {
    this.#changed = changed;
    this.#dials = new Map(parameters.map((parameter) => [parameter.name, new SettingSlider(parameter, (name, value) => this.#turn(name, value))]));
    byId('live-settings').replaceChildren(element('h2', {}, 'While it runs'), ...[...this.#dials.values()].map(({ root }) => root));
  }

  /** @param {Run} run in its current state */
  show(run) {
    if (run.id !== this.#run?.id) {
      this.#wanted = {};
      for (const dial of this.#dials.values()) dial.say('');
    }
    this.#run = run;
    byId('live-settings').hidden = run.ended;
    for (const [name, dial] of this.#dials) if (!(name in this.#wanted)) dial.set(Number(run.workload[name]));
  }

  /** @param {string} name @param {number} value */
  async #turn(name, value) {
    this.#wanted[name] = value;
    if (this.#sending) return;
    this.#sending = true;
    while (this.#run && !this.#run.ended && Object.keys(this.#wanted).length) {
      await new Promise((rested) => setTimeout(rested, REST_MILLIS));
      await this.#send(this.#run, { ...this.#wanted });
    }
    this.#sending = false;
  }

  /** @param {Run} run @param {Workload} changes */
  async #send(run, changes) {
    try {
      run.change(await changeRun(run.id, changes));
      this.#changed();
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      if (run === this.#run && !run.ended) this.#refuse(problem, changes);
    }
    if (run !== this.#run) return;
    for (const [name, value] of Object.entries(changes)) if (this.#wanted[name] === value) delete this.#wanted[name];
    this.show(run);
  }

  /** @param {Problem} problem shown beside its slider, else beside the first one moved @param {Workload} changes */
  #refuse({ errors, message }, changes) {
    const said = errors.filter(({ field }) => this.#dials.has(field));
    for (const { field, detail } of said) this.#dials.get(field)?.say(detail);
    if (!said.length) this.#dials.get(Object.keys(changes)[0])?.say(message);
  }
}
