// @ts-check
import { SAVED } from '../../live/saved-page.js';
import { byId, element } from './element.js';
import { savePanels } from './picture-file.js';

/** One that a picture can be made of. @typedef {{ title: string, panel: () => import('./png.js').Panel }} Chart */
/** What the server makes of it: an id for the link, its words, and where it is. @typedef {{ id: string, text: string, path: string, file?: string }} File */

/** What is shown, to be taken elsewhere: the server's files of it, and pictures of its charts. */
export class ExportRow {
  #files = element('span', { class: 'files' });
  #choice = element('select', { 'aria-label': 'Picture of' });
  #save = element('button', { type: 'button' }, 'Save PNG');
  #does;
  #drawn = '';

  /** @param {{ charts: () => Chart[], name: () => string, caption: () => string[] }} does `caption` in lines, the first saying what it is */
  constructor(does) {
    this.#does = does;
    byId('export').append(element('b', {}, 'Export'), this.#files, element('span', { class: 'picture' }, this.#choice, this.#save));
    this.#save.onclick = () => this.#picture();
  }

  /** @param {File[]} files @param {string} [later] what is to come and when */
  show(files, later = '') {
    const titles = this.#does.charts().map(({ title }) => title);
    const drawn = JSON.stringify([files, later, titles]);
    if (drawn === this.#drawn) return;
    this.#drawn = drawn;
    if (!SAVED) this.#files.replaceChildren(...files.map(({ id, text, path, file = '' }) => element('a', { id, href: path, download: file }, text)), later);
    const chosen = this.#choice.value;
    this.#choice.replaceChildren(...(titles.length > 1 ? ['All charts', ...titles] : titles).map((title) => element('option', {}, title)));
    if (titles.includes(chosen)) this.#choice.value = chosen;
    this.#choice.hidden = this.#save.hidden = !titles.length;
  }

  #picture() {
    const { charts, name, caption } = this.#does;
    const wanted = this.#choice.value;
    const all = charts();
    const one = all.filter(({ title }) => title === wanted);
    return savePanels(`${name()} ${wanted}`, (one.length ? one : all).map(({ panel }) => panel()), caption().filter(Boolean));
  }
}

/** The files that every experiment has. @param {'duel' | 'sweep'} kind @param {{ id: string, state: RunState }} experiment @param {string} table what its CSV is of @returns {[File[], string]} those there are, and what is to come */
export function filesOf(kind, { id, state }, table) {
  const at = `api/${kind}s/${id}`;
  const now = [{ id: 'json', text: 'JSON', path: at, file: `lockscope-${kind}-${id}.json` }, { id: 'csv', text: `CSV of ${table}`, path: `${at}.csv` }];
  return state === 'running' ? [now, 'One HTML file once it has ended.'] : [[...now, { id: 'page', text: 'One HTML file, opens offline', path: `${at}/page.html` }], ''];
}
