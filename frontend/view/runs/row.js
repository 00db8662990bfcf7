// @ts-check
import { formatNanos } from '../../model/metrics.js';
import { formatCount, formatInstant, NOTHING } from '../../model/format.js';
import { COLUMNS } from '../../model/run-columns.js';
import { ago, describeWorkers, differencesOf, formatStart, hasEnded, displayName, rateOf } from '../../model/run-entry.js';
import { element, setText } from '../shared/element.js';
import { editName, editNote } from './label-editors.js';
import { STATES } from '../shared/status.js';

/** @typedef {import('../../model/run-entry.js').RunEntry} RunEntry */
/** The actions on a run; `label` and `remove` resolve to an error message, empty on success. @typedef {{ label: (id: string, labels: import('../../live/run-list.js').Labels) => Promise<string>, remove: (line: RunEntry) => Promise<string>, choose: (line: RunEntry, chosen: boolean) => void, pause: (paused: boolean) => void }} RowActions */
/** @typedef {{ parameters: Parameter[], locks: { id: string, name: string }[] }} Words */

const MARKS = { acceptable: '✓\uFE0E', unchecked: '○', interesting: '!', forbidden: '✕\uFE0E' };

/** One run of the list: a row of metrics, and below it its note or error. */
export class RunRow {
  #actions;
  #editing = false;
  /** @type {Record<string, HTMLElement>} */ #cells;
  #link = element('a', { class: 'name' });
  #id = element('span', { class: 'id' });
  #note = element('span', { class: 'said' });
  #choose = element('input', { type: 'checkbox' });
  #pin = element('button', { type: 'button', class: 'pin' });
  #json = element('a', { download: '' }, 'JSON');
  #csv = element('a', { download: '' }, 'CSV');
  #rename = element('button', { type: 'button' }, 'Name');
  #annotate = element('button', { type: 'button' }, 'Note');
  #remove = element('button', { type: 'button' }, 'Delete');
  #mark = element('p');
  #failure = element('p', { class: 'sub' });
  #time = element('time');
  #ago = element('p', { class: 'sub' });
  #workers = element('p');
  #differs = element('p', { class: 'sub' });
  #below = element('div');
  #problem = element('p', { class: 'problem', role: 'alert' });
  /** @type {RunEntry} */ line;
  row;
  root;

  /** @param {RunEntry} line @param {Words} words @param {RowActions} rowActions */
  constructor(line, words, rowActions) {
    this.#actions = rowActions;
    this.line = line;
    this.#cells = Object.fromEntries(COLUMNS.map(({ id, title }) => [id, element(id === 'name' ? 'th' : 'td', {
      class: id, 'data-title': title, ...(id === 'name' ? { scope: 'row', role: 'rowheader' } : { role: 'gridcell' }),
    })]));
    const { choose, pin, name, state, when, workload, actions } = this.#cells;
    choose.append(this.#choose);
    pin.append(this.#pin);
    name.append(this.#link, element('p', { class: 'sub' }, this.#id, this.#note));
    state.append(this.#mark, this.#failure);
    when.append(this.#time, this.#ago);
    workload.append(this.#workers, this.#differs);
    actions.append(element('p', {}, this.#rename, this.#annotate, this.#remove), element('p', {}, this.#json, this.#csv));
    this.row = element('tr', { role: 'row', tabindex: '-1' }, ...Object.values(this.#cells));
    const below = element('tr', { role: 'row', class: 'below' }, element('td', { role: 'gridcell', colspan: `${COLUMNS.length}` }, this.#problem, this.#below));
    this.root = element('tbody', { role: 'rowgroup', 'data-run': line.id }, this.row, below);
    this.#choose.onchange = () => rowActions.choose(this.line, this.#choose.checked);
    this.#pin.onclick = () => this.pin();
    this.#rename.onclick = () => this.rename();
    this.#annotate.onclick = () => this.annotate();
    this.#remove.onclick = () => this.remove();
    this.show(line, words);
  }

  /** All focusable elements of the row. */
  get stops() {
    return /** @type {NodeListOf<HTMLElement>} */ (this.row.querySelectorAll('a, button, input'));
  }

  get chosen() {
    return this.#choose.checked;
  }

  /** @param {RunEntry} line in its current state @param {Words} words */
  show(line, { parameters, locks }) {
    this.line = line;
    const { id, state, workload, failure = '', grade } = line;
    const [name, running] = [displayName(line), !hasEnded(line)];
    this.#link.href = `./?run=${id}`;
    this.#link.title = name;
    setText(this.#link, name);
    setText(this.#id, [line.name && id, line.checksum && 'no checksum'].filter(Boolean).join(', '));
    this.#id.title = line.checksum ? 'Imported from a log without a checksum: damage may have gone unseen' : '';
    setText(this.#note, line.note ?? '');
    this.#note.title = line.note ?? '';
    this.#pin.ariaPressed = `${line.pinned}`;
    setText(this.#pin, line.pinned ? '★' : '☆');
    for (const [control, does] of /** @type {[HTMLElement, string][]} */ ([
      [this.#choose, 'Choose'], [this.#pin, 'Pin'], [this.#rename, 'Name'], [this.#annotate, 'Note on'], [this.#remove, 'Delete'],
      [this.#json, 'JSON of'], [this.#csv, 'CSV of the snapshots of'],
    ])) control.ariaLabel = `${does} ${name}`;
    this.#json.href = `api/runs/${id}`;
    this.#json.download = `lockscope-${id}.json`;
    this.#csv.href = `api/runs/${id}/snapshots.csv`;
    const [mark, word] = STATES[state] ?? ['', state];
    this.#mark.dataset.state = state;
    setText(this.#mark, `${mark} ${word.toLowerCase()}`);
    setText(this.#failure, failure);
    this.#failure.title = failure;
    this.#time.dateTime = line.startedAt;
    this.#time.title = formatInstant(line.startedAt);
    this.tick(Date.now());
    setText(this.#cells.lock, locks.find((lock) => lock.id === workload.lock)?.name ?? `${workload.lock}`);
    setText(this.#workers, `${describeWorkers(workload)}, ${workload.threads}`);
    setText(this.#differs, differencesOf(workload, parameters));
    const figures = {
      rate: rateOf(line) || 0, reads: line.reads, writes: line.writes, wait: line.p99WaitNanos, jain: line.jain,
    };
    for (const [column, value] of Object.entries(figures)) setText(this.#cells[column], running || value === undefined ? NOTHING : formatCell(column, value));
    this.#cells.grade.dataset.grade = grade ?? '';
    setText(this.#cells.grade, grade ? `${MARKS[/** @type {keyof typeof MARKS} */ (grade)]} ${grade}` : NOTHING);
    this.#remove.disabled = running;
    this.#remove.title = running ? 'Only what has ended can be deleted' : '';
  }

  /** @param {number} now milliseconds since 1970 */
  tick(now) {
    setText(this.#time, formatStart(this.line.startedAt, now));
    setText(this.#ago, ago(this.line.startedAt, now));
  }

  /** Whether the keyboard can enter. @param {boolean} open */
  enterable(open) {
    this.row.tabIndex = open ? 0 : -1;
    for (const stop of this.stops) stop.tabIndex = open ? 0 : -1;
  }

  /** @param {boolean} chosen @param {boolean} [full] whether the maximum is selected */
  choose(chosen, full = false) {
    this.#choose.checked = chosen;
    this.#choose.disabled = full && !chosen;
  }

  /** Toggles the selection. */
  flip() {
    this.#choose.click();
  }

  pin() {
    return this.#label({ pinned: !this.line.pinned });
  }

  rename() {
    this.#edit((done) => editName(this.#link, this.line, done));
  }

  annotate() {
    this.#edit((done) => editNote(this.#below, this.line, done));
  }

  async remove() {
    this.#say(hasEnded(this.line) ? await this.#actions.remove(this.line) : 'Only a run that has ended can be deleted: stop it first.');
  }

  /** @param {(done: (labels: import('../../live/run-list.js').Labels | null) => Promise<boolean>) => void} edit calls back with the labels to store, until that resolves to true; with null to cancel */
  #edit(edit) {
    if (this.#editing) return;
    this.#editing = true;
    this.#actions.pause(true);
    edit(async (labels) => {
      if (labels && !await this.#label(labels)) return false;
      if (!labels) this.#say('');
      this.#editing = false;
      this.#actions.pause(false);
      this.row.focus();
      return true;
    });
  }

  /** @param {import('../../live/run-list.js').Labels} labels */
  async #label(labels) {
    const wrong = await this.#actions.label(this.line.id, labels);
    this.#say(wrong);
    return !wrong;
  }

  /** @param {string} wrong */
  #say(wrong) {
    setText(this.#problem, wrong);
  }
}

/** @param {string} column @param {number} value */
function formatCell(column, value) {
  if (column === 'wait') return formatNanos(value);
  return column === 'jain' ? value.toFixed(3) : formatCount(value);
}
