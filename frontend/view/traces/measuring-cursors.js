// @ts-check
import { formatAt } from '../../model/format.js';
import { formatNanos } from '../../model/metrics.js';
import { element } from '../shared/element.js';

/** Two measuring cursors and the time between them. */
export class MeasuringCursors {
  /** Seconds. @type {number | null} */ a = null;
  /** @type {number | null} */ b = null;
  #lines = { a: element('div', { class: 'mark', 'data-mark': 'A', hidden: '' }), b: element('div', { class: 'mark', 'data-mark': 'B', hidden: '' }) };

  /** @param {HTMLElement} host of all charts */
  constructor(host) {
    host.append(this.#lines.a, this.#lines.b);
  }

  clear() {
    this.a = this.b = null;
  }

  /**
   * A click places a cursor, a drag does not; the clicks of a double click are undone.
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

  /** Places the next one: A, then B, then A again. @param {number} seconds */
  put(seconds) {
    if (this.a === null || this.b !== null) [this.a, this.b] = [seconds, null];
    else this.b = seconds;
  }

  /** @param {(seconds: number) => number | null} position in pixels; null if not visible */
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
    if (a !== null && b !== null) return `A ${formatAt(a)}  B ${formatAt(b)}  Δt ${b < a ? '−' : ''}${formatNanos(Math.abs(b - a) * 1e9)}`;
    return a === null ? (b === null ? '' : `B ${formatAt(b)}`) : `A ${formatAt(a)}`;
  }
}
