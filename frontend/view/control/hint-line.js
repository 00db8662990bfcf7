// @ts-check
import { nextHint } from '../../model/hint.js';
import { setText } from '../shared/element.js';
import { announce } from '../shared/status.js';

/** Where what has been done is kept, so that nobody is told twice. */
const KEPT = 'done';

/** The one quiet line below the buttons: what was just said and what holds still, else what to try next. */
export class HintLine {
  #done = new Set((preferences.get(KEPT) ?? '').split(' '));
  #said = '';
  #frozen = '';
  #busy = false;
  /** What is shown of another workload than the form has; empty for nothing. */ #other = '';

  /** @param {string} sentence on what a press did not do; empty when that is over */
  say(sentence) {
    this.#said = sentence;
    if (sentence) announce(sentence);
    this.show();
  }

  /** @param {string} sentence on what is held still; empty when nothing is */
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

  /** @param {boolean} busy whether nothing can be started @param {string} other the run that is shown, if it is of another workload than the form has */
  hint(busy, other) {
    this.#busy = busy;
    this.#other = other && `The picture is of run ${other}, another workload. Press Run for this one.`;
    this.show();
  }

  show() {
    setText('note', [this.#said, this.#frozen].filter(Boolean).join(' ') || this.#other || nextHint(this.#done, this.#busy));
  }
}
