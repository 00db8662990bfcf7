// @ts-check
import { byId, element, setText } from '../shared/element.js';
import { announce } from '../shared/status.js';
import { loadLazyParts } from '../lazy-load.js';

/** The button that shows a run as a ghost behind the next ones; the drawing code is loaded lazily. */
export class GhostButton {
  #traces;
  #axis;
  #name = element('span', { id: 'ghost-name' });
  #button = element('button', { id: 'ghost', type: 'button', 'data-needs-server': '', disabled: '', 'aria-keyshortcuts': 'g', title: 'Keep the traces of this run behind the next ones, or remove them (key: G)' });
  /** @type {Run | null} */ #shown = null;
  /** @type {import('./ghost.js').Ghost | null} */ #ghost = null;
  /** The requested ghost, whether loaded or not. */ #wanted = new URLSearchParams(location.search).get('ghost') ?? '';

  /** @param {import('./traces.js').Traces} traces @param {import('../../model/time-axis.js').TimeAxis} axis */
  constructor(traces, axis) {
    this.#traces = traces;
    this.#axis = axis;
    byId('traces').querySelector('.tools > p')?.after(this.#name, this.#button);
    this.#button.onclick = () => this.#want(this.#wanted ? '' : this.#shown?.id ?? '');
    this.#want(this.#wanted);
  }

  /** @param {Run} run A ghost is hidden behind its own run. */
  draw(run) {
    this.#shown = run;
    this.#button.disabled = !this.#wanted && !run.snapshots.last;
    if (this.#ghost?.veil(run.id)) this.#traces.behind(this.#ghost);
  }

  /** @param {string} id of the ghost run; empty for none */
  async #want(id) {
    this.#wanted = id;
    this.#show(id && `loading ghost ${id}`, null);
    const url = new URL(location.href);
    if (id) url.searchParams.set('ghost', id);
    else url.searchParams.delete('ghost');
    if (url.href !== location.href) history.replaceState(null, '', url);
    if (!id) return;
    const shown = this.#shown?.id === id ? this.#shown : null;
    const { words, ghost } = await loadLazyParts().then(({ loadGhost }) => loadGhost(id, shown, () => this.#axis.range))
      .catch(() => ({ words: `ghost ${id}: could not be loaded`, ghost: null }));
    if (id !== this.#wanted) return;
    this.#show(words, ghost);
    announce(words);
  }

  /** @param {string} words @param {import('./ghost.js').Ghost | null} ghost */
  #show(words, ghost) {
    setText(this.#name, ghost ? '' : words);
    setText(this.#button, ghost ? `✕\uFE0E ${words}` : this.#wanted ? 'Remove ghost' : 'Keep as ghost');
    const before = this.#ghost;
    this.#ghost = ghost;
    if (this.#shown) ghost?.veil(this.#shown.id);
    if (before || ghost) this.#traces.behind(ghost);
  }
}
