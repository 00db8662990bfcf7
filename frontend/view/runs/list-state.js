// @ts-check
import { byId, element, setText } from '../shared/element.js';

/** @typedef {import('../../live/run-list-poller.js').Place} Place */

/** The server rejects the query. */
const INVALID_QUERY = 400;
/** Faster answers are not announced. */
const SOON_MILLIS = 400;

/** The messages around the list: why it is empty, where runs are stored, and what is wrong. */
export class ListState {
  #blank = byId('blank');
  #timer = setTimeout(() => this.#say('Asking for the runs…', ''), SOON_MILLIS);
  #showAll;

  /** @param {() => void} showAll */
  constructor(showAll) {
    this.#showAll = showAll;
  }

  /** @param {number} total @param {boolean} filtered */
  showCount(total, filtered) {
    clearTimeout(this.#timer);
    this.#blank.replaceChildren();
    if (total) return;
    if (!filtered) return this.#say('No run is stored yet', 'Every run that starts on the scope is listed here.', element('a', { class: 'button', href: './' }, 'Go to the scope'));
    const all = element('button', { type: 'button' }, 'Show all runs');
    all.onclick = this.#showAll;
    this.#say('No matching run', 'No stored run matches all filters.', all);
  }

  /** @param {Place} place */
  showStorage({ folder, problem, remedy = '' }) {
    const lost = folder ? 'Runs continue, but are not stored completely' : 'Runs are stored in memory only and are lost when the server ends';
    const again = folder ? 'New runs are stored again after that.' : 'Then start Lockscope again.';
    this.#trouble(problem ? [`${lost}: ${problem}.`, `${remedy} ${again}`] : []);
    setText('place', folder ? `Stored in ${folder}. The oldest are deleted first; pinned runs stay.`
      : problem ? '' : 'Stored in memory only, as lockscope.data is empty: lost when the server ends.');
  }

  /** @param {import('../../live/api.js').Problem | null} problem of the last request for the list; null on success */
  showProblem(problem) {
    byId('connection').dataset.state = problem ? 'lost' : 'live';
    setText('connection-text', problem ? `${problem.status ? `refused (${problem.status})` : 'lost'}, retrying` : 'up to date');
    if (!problem) return;
    clearTimeout(this.#timer);
    if (problem.status !== INVALID_QUERY) {
      if (byId('list').hidden) this.#say(problem.message.replace(/\.$/, ''), 'This page keeps trying and goes on by itself.');
      return;
    }
    const all = element('button', { type: 'button' }, 'Show all runs');
    all.onclick = this.#showAll;
    byId('list').hidden = true;
    this.#say('That can’t be listed', problem.errors.map(({ field, detail }) => `${field} ${detail}.`).join(' ') || problem.message, all);
  }

  /** @param {string[]} lines */
  #trouble(lines) {
    const trouble = byId('trouble');
    if (trouble.textContent !== lines.join('')) trouble.replaceChildren(...lines.map((line) => element('p', {}, line)));
  }

  /** @param {string} title @param {string} line @param {...HTMLElement} ways buttons and links */
  #say(title, line, ...ways) {
    this.#blank.replaceChildren(element('strong', {}, title), element('p', {}, line), ...ways);
  }
}
