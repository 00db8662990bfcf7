// @ts-check
import { nextHint } from '../../model/hint.js';
import { setText } from '../shared/element.js';
import { announce } from '../shared/status.js';

/** Stores the hints that were followed, so that none is repeated. */
const KEPT = 'done';

/** The line below the buttons: the latest message and the freeze, else the next hint. */
export class HintLine {
  #done = new Set((preferences.get(KEPT) ?? '').split(' '));
  #said = '';
  #frozen = '';
  #busy = false;
  /** Set if the run shown has another workload than the form; else empty. */ #other = '';

  /** @param {string} sentence why a press had no effect; empty to clear */
  say(sentence) {
    this.#said = sentence;
    if (sentence) announce(sentence);
    this.show();
  }

  /** @param {string} sentence the state of a frozen picture; empty if none is */
  freeze(sentence) {
    this.#frozen = sentence;
    this.show();
  }

  /** @param {import('../../model/hint.js').Step} deed */
  did(deed) {
    if (this.#done.has(deed)) return;
    this.#done.add(deed);
    preferences.set(KEPT, [...this.#done].join(' '));
    this.show();
  }

  /** @param {boolean} busy whether no run can be started @param {string} other the run shown if it has another workload than the form */
  hint(busy, other) {
    this.#busy = busy;
    this.#other = other && `The picture is of run ${other}, another workload. Press Run for this one.`;
    this.show();
  }

  show() {
    setText('note', [this.#said, this.#frozen].filter(Boolean).join(' ') || this.#other || nextHint(this.#done, this.#busy));
  }
}
