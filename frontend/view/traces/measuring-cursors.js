// @ts-check
import { formatNanos } from '../../model/metrics.js';
import { element } from '../shared/element.js';

/** Two cursors that stay where they are put, and what is between them. */
export class MeasuringCursors {
  /** Seconds. @type {number | null} */ a = null;
  /** @type {number | null} */ b = null;
  #lines = { a: element('div', { class: 'mark', 'data-mark': 'A', hidden: '' }), b: element('div', { class: 'mark', 'data-mark': 'B', hidden: '' }) };

  /** @param {HTMLElement} host of the charts, over all of which they go */
  constructor(host) {
    host.append(this.#lines.a, this.#lines.b);
  }

  clear() {
    this.a = this.b = null;
  }

  /**
   * A click puts a cursor, a drag doesn't; the clicks of a double one are taken back.
   * @param {HTMLElement} over a chart @param {() => number | null} pointed seconds @param {() => void} changed
   */
  takeClicks(over, pointed, changed) {
    let [downAt, a, b] = [0, this.a, this.b];
    over.addEventListener('mousedown', ({ clientX }) => (downAt = clientX));
    over.addEventListener('click', ({ clientX, detail }) => {
      const seconds = pointed();
      if (Math.abs(clientX - downAt) > 3 || detail > 1 || seconds === null) return;
      [a, b] = [this.a, this.b];
      this.put(seconds);
      changed();
    });
    over.addEventListener('dblclick', () => {
      Object.assign(this, { a, b });
      changed();
    });
  }

  /** The one that is next: A, then B, then A anew. @param {number} seconds */
  put(seconds) {
    if (this.a === null || this.b !== null) [this.a, this.b] = [seconds, null];
    else this.b = seconds;
  }

  /** @param {(seconds: number) => number | null} position in pixels; null out of sight */
  place(position) {
    for (const which of /** @type {const} */ (['a', 'b'])) {
      const at = this[which] === null ? null : position(/** @type {number} */ (this[which]));
      this.#lines[which].hidden = at === null;
      if (at !== null) this.#lines[which].style.transform = `translateX(${at.toFixed(1)}px)`;
    }
  }

  /** @returns {string} */
  get words() {
    const { a, b } = this;
    const at = (/** @type {number} */ seconds) => `${seconds.toFixed(3)} s`;
    if (a !== null && b !== null) return `A ${at(a)}  B ${at(b)}  Δt ${b < a ? '−' : ''}${formatNanos(Math.abs(b - a) * 1e9)}`;
    return a === null ? (b === null ? '' : `B ${at(b)}`) : `A ${at(a)}`;
  }
}
