// @ts-check
import { formatCount } from '../model/format.js';
import { byId } from './element.js';

const button = /** @type {HTMLButtonElement} */ (byId('freeze'));

/** Holds the picture still while the run goes on. */
export class Freeze {
  /** The run and snapshot that the picture is held at; null while it follows. @type {{ id: string, seq: number } | null} */ #held = null;
  #note;

  /** @param {import('./note.js').Note} note @param {() => Run | null} current @param {() => void} redraw */
  constructor(note, current, redraw) {
    this.#note = note;
    button.onclick = () => {
      const run = current();
      this.#held = this.#held || !run ? null : { id: run.id, seq: run.snapshots.last };
      button.ariaPressed = `${this.#held !== null}`;
      if (this.#held) note.did('freeze');
      this.holds(run);
      redraw();
    };
  }

  /** @param {Run | null} run that would be drawn @returns {boolean} whether the picture holds still; says what it is behind */
  holds(run) {
    button.disabled = !run;
    this.#note.freeze(this.#held && run ? behind(this.#held, run) : '');
    return this.#held !== null;
  }
}

/** @param {{ id: string, seq: number }} held @param {Run} run */
function behind({ id, seq }, run) {
  const ended = run.ended ? `, run ${run.state}` : '';
  if (run.id === id) return `Frozen, ${formatCount(run.snapshots.last - seq)} snapshots behind${ended}.`;
  return `Frozen on run ${id}; the new run ${run.id} is ${formatCount(run.snapshots.last)} snapshots on${ended}.`;
}
