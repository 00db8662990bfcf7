// @ts-check
import { SAVED } from '../../live/saved-page.js';
import { byId, element } from './element.js';
import { savePanels } from './picture-file.js';

/** A chart that can be exported. @typedef {{ title: string, panel: () => import('./png.js').Panel }} Chart */
/** A file that the server provides: id of the link, its text, and its path. @typedef {{ id: string, text: string, path: string, file?: string }} File */

/** The export controls: the server's files and pictures of the charts. */
export class ExportRow {
  #files = element('span', { class: 'files' });
  #choice = element('select', { 'aria-label': 'Picture of' });
  #save = element('button', { type: 'button' }, 'Save PNG');
  #does;
  #drawn = '';

  /** @param {{ charts: () => Chart[], name: () => string, caption: () => string[] }} does `caption` lines, the first naming the subject */
  constructor(does) {
    this.#does = does;
    byId('export').append(element('b', {}, 'Export'), this.#files, element('span', { class: 'picture' }, this.#choice, this.#save));
    this.#save.onclick = () => this.#picture();
  }

  /** @param {File[]} files @param {string} [later] what will be available later */
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

/** The files of every experiment. @param {'duel' | 'sweep'} kind @param {{ id: string, state: RunState }} experiment @param {string} table content of its CSV @returns {[File[], string]} available files, and what will be available later */
export function filesOf(kind, { id, state }, table) {
  const at = `api/${kind}s/${id}`;
  const now = [{ id: 'json', text: 'JSON', path: at, file: `lockscope-${kind}-${id}.json` }, { id: 'csv', text: `CSV of ${table}`, path: `${at}.csv` }];
  return state === 'running' ? [now, 'One HTML file once it has ended.'] : [[...now, { id: 'page', text: 'One HTML file, opens offline', path: `${at}/page.html` }], ''];
}
