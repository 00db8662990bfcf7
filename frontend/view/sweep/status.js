// @ts-check
import { describeSweep, formatSpan } from '../../model/sweep.js';
import { byId, setText } from '../shared/element.js';
import { announce, STATES } from '../shared/status.js';
import { showTroubles } from '../shared/troubles.js';

/** The state of a sweep: progress, remaining time, and findings so far. */
export class SweepStatus {
  /** @type {import('../../live/sweeps.js').Sweep | null} */ #sweep = null;
  #heardAt = 0;
  #announced = '';

  constructor() {
    setInterval(() => this.#count(), 500);
  }

  /** @param {import('../../live/sweeps.js').Sweep} sweep */
  draw(sweep) {
    this.#sweep = sweep;
    this.#heardAt = Date.now();
    const { id, state, done, total, sentence, asked } = sweep;
    const [mark, word] = STATES[state];
    const stand = byId('experiment-status');
    stand.hidden = false;
    stand.dataset.state = state;
    stand.dataset.sweep = id;
    setText('mark', mark);
    setText('word', word);
    setText('sentence', sentence);
    setText('asked', describeSweep(asked));
    showTroubles('sweep', sweep);
    byId('progress').style.transform = `scaleX(${done / total})`;
    document.title = `${mark} ${word.toLowerCase()} ${Math.round(100 * done / total)} % – Sweep – Lockscope`;
    this.#count();
    this.#announce(state, sentence);
  }

  #count() {
    if (!this.#sweep) return;
    const { state, done, total, remainingMillis = 0 } = this.#sweep;
    const left = state === 'running' ? `, about ${formatSpan(remainingMillis - (Date.now() - this.#heardAt))} left` : '';
    setText('progress-text', `${done} of ${total} runs${left}`);
  }

  /** @param {string} state @param {string} sentence */
  #announce(state, sentence) {
    const said = `${this.#sweep?.id} ${state}`;
    if (said !== this.#announced) announce(state === 'running' ? 'Sweep started.' : `Sweep ${state}. ${sentence}`);
    this.#announced = said;
  }
}
