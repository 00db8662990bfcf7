// @ts-check
import { describeSides, formatLength, unbroken } from '../../model/duel.js';
import { byId, element, setText } from '../shared/element.js';
import { STATES } from '../shared/status.js';
import { showTroubles } from '../shared/troubles.js';

/** @typedef {import('../../live/duels.js').Duel} Duel */

const TICK_MILLIS = 250;

/** The state of a duel: progress and findings. */
export class DuelStatus {
  /** @type {Duel | null} */ #duel = null;
  #receivedAt = 0;
  #stale = false;

  constructor() {
    setInterval(() => this.#duel?.state === 'running' && this.#showProgress(), TICK_MILLIS);
  }

  /** @param {Duel} duel including its result @param {boolean} stale whether the connection is lost */
  show(duel, stale) {
    if (duel !== this.#duel) this.#receivedAt = Date.now();
    this.#duel = duel;
    this.#stale = stale;
    const { state, asked, result, done, total } = duel;
    const [mark, word] = STATES[state];
    byId('experiment-status').dataset.state = state;
    setText('mark', mark);
    setText('word', stale && state === 'running' ? 'Last seen running' : word);
    setText('sentence', unbroken(result?.sentence ?? ''));
    setText('wait-sentence', unbroken(result?.waitSentence ?? ''));
    byId('asked').replaceChildren(...describeSides(asked).map((line) => element('p', {}, line)));
    byId('sentence').dataset.finding = state === 'running' ? '' : result?.operations.finding ?? '';
    byId('progress').style.transform = `scaleX(${done / total})`;
    showTroubles('duel', duel);
    this.#showProgress();
  }

  #showProgress() {
    const { state, done, total, remainingMillis = 0 } = /** @type {Duel} */ (this.#duel);
    const left = Math.max(0, remainingMillis - (Date.now() - this.#receivedAt));
    const slices = `${done} of ${total} slices`;
    setText('progress-text', state === 'running' && !this.#stale ? `${slices}, about ${formatLength(left)} left` : slices);
  }
}
