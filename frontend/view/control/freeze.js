// @ts-check
import { formatCount } from '../../model/format.js';
import { byId } from '../shared/element.js';

const button = /** @type {HTMLButtonElement} */ (byId('freeze'));

/** Holds the picture still while the run goes on. */
export class Freeze {
  #note;
  #scope;

  /** @param {import('./note.js').Note} note @param {import('../../model/scope.js').Scope} scope @param {(held: boolean) => void} changed */
  constructor(note, scope, changed) {
    this.#note = note;
    this.#scope = scope;
    button.onclick = () => {
      if (scope.held) scope.release();
      else scope.hold();
      const held = scope.held !== null;
      button.ariaPressed = `${held}`;
      document.body.classList.toggle('frozen', held);
      if (held) note.did('freeze');
      this.show();
      changed(held);
    };
  }

  /** Says what a picture that is held is behind. */
  show() {
    const { held, run } = this.#scope;
    button.disabled = !run;
    this.#note.freeze(held && run ? behind(held, run) : '');
  }
}

/** @param {Run} held @param {Run} run */
function behind({ id, snapshots }, run) {
  const ended = run.ended ? `, run ${run.state}` : '';
  const { last } = run.snapshots;
  if (run.id !== id) return `Frozen on run ${id}; the new run ${run.id} is ${formatCount(last)} snapshots on${ended}.`;
  return `Frozen, ${formatCount(Math.max(0, last - snapshots.last))} snapshots behind${ended}.`;
}
