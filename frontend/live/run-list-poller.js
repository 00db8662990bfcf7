// @ts-check
import { Problem } from './api.js';
import { getHistory, listRuns } from './run-list.js';

/** @typedef {import('./run-list.js').RunEntry} RunEntry */
/** @typedef {Awaited<ReturnType<typeof getHistory>>} Place */
/** `total` counts the matching runs; `all`, the stored ones, is only set if nothing matches. @typedef {{ runs: RunEntry[], total: number, all?: number }} List */

/** Polling interval; the server answers unchanged lists by comparing one number. */
const LOOK_MILLIS = 2000;
/** Page size. */
export const PART = 100;
/** The server's own limit. */
const MOST = 1000;

/** Keeps the loaded part of the list in step with the server. Pauses while the page is hidden. */
export class RunListPoller {
  #wiring;
  #query = new URLSearchParams();
  /** @type {List} */ #list = { runs: [], total: 0 };
  #edition = '';
  #wanted = PART;
  /** The latest request; answers to earlier ones are dropped. */ #turn = 0;
  #timer = 0;
  /** While a label is being edited the list must not change. */ paused = false;

  /** @param {{ onList: (list: List) => void, onPlace: (place: Place) => void, onProblem: (problem: Problem | null) => void }} wiring */
  constructor(wiring) {
    this.#wiring = wiring;
    const seen = () => document.hidden || this.look();
    document.addEventListener('visibilitychange', seen);
    addEventListener('focus', seen);
    addEventListener('online', seen);
  }

  /** @param {URLSearchParams} query for the list from now on */
  show(query) {
    this.#query = query;
    this.#wanted = PART;
    this.#edition = '';
    return this.look();
  }

  /** Loads the next page. */
  async more() {
    const { runs } = this.#list;
    this.#wanted = runs.length + PART;
    return this.#ask(async () => {
      const part = await listRuns(this.#query, PART, runs.at(-1)?.id);
      if (part.edition !== this.#edition) return this.#all();
      return { ...part, runs: [...runs, ...part.runs] };
    });
  }

  /** Checks for changes and reloads all loaded pages if there are any. */
  look() {
    return this.paused ? this.#rest() : this.#ask(() => this.#all());
  }

  #rest() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => document.hidden || this.look(), LOOK_MILLIS);
  }

  /** @returns {Promise<(List & { edition: string }) | null>} null if nothing has changed */
  async #all() {
    let { runs, total, edition } = await listRuns(this.#query, Math.min(MOST, this.#wanted));
    if (edition === this.#edition) return null;
    while (runs.length < Math.min(total, this.#wanted)) {
      const part = await listRuns(this.#query, Math.min(MOST, this.#wanted - runs.length), runs.at(-1)?.id);
      if (!part.runs.length) break;
      runs = [...runs, ...part.runs];
    }
    return total ? { runs, total, edition } : { runs, total, edition, all: (await listRuns(new URLSearchParams(), 1)).total };
  }

  /** @param {() => Promise<(List & { edition: string }) | null>} request */
  async #ask(request) {
    const turn = ++this.#turn;
    clearTimeout(this.#timer);
    const { onList, onPlace, onProblem } = this.#wiring;
    try {
      const [list, place] = await Promise.all([request(), getHistory()]);
      if (turn !== this.#turn || this.paused) return;
      onProblem(null);
      onPlace(place);
      if (!list) return;
      this.#list = list;
      this.#edition = list.edition;
      onList(list);
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      if (turn === this.#turn) onProblem(problem);
    } finally {
      if (turn === this.#turn) this.#rest();
    }
  }
}
