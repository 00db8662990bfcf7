// @ts-check
import { formatCount } from '../../model/format.js';
import { byId } from '../shared/element.js';

const button = /** @type {HTMLButtonElement} */ (byId('freeze'));

/** Freezes the picture while the run continues. */
export class Freeze {
  #note;
  #scope;

  /** @param {import('./hint-line.js').HintLine} note @param {import('../../model/scope.js').Scope} scope @param {(frozen: boolean) => void} changed */
  constructor(note, scope, changed) {
    this.#note = note;
    this.#scope = scope;
    button.onclick = () => {
      if (scope.frozen) scope.unfreeze();
      else scope.freeze();
      const frozen = scope.frozen !== null;
      button.ariaPressed = `${frozen}`;
      document.body.classList.toggle('frozen', frozen);
      if (frozen) note.did('freeze');
      this.show();
      changed(frozen);
    };
  }

  /** Shows how far a frozen picture is behind. */
  show() {
    const { frozen, run } = this.#scope;
    button.disabled = !run;
    this.#note.freeze(frozen && run ? behind(frozen, run) : '');
  }
}

/** @param {Run} frozen @param {Run} run */
function behind({ id, snapshots }, run) {
  const ended = run.ended ? `, run ${run.state}` : '';
  const { last } = run.snapshots;
  if (run.id !== id) return `Frozen on run ${id}; the new run ${run.id} is ${formatCount(last)} snapshots on${ended}.`;
  return `Frozen, ${formatCount(Math.max(0, last - snapshots.last))} snapshots behind${ended}.`;
}
