// @ts-check
import { element } from '../shared/element.js';

/** @typedef {import('../../live/run-list.js').Labels} Labels */
/** @typedef {import('../../live/run-list.js').RunEntry} RunEntry */
/** Receives the labels to store, null to cancel; resolves to whether the editor may close. @typedef {(labels: Labels | null) => Promise<boolean>} Done */

const LONGEST_NAME = '100';
const LONGEST_NOTE = '2000';

/** Enter saves, Esc cancels. @param {HTMLElement} shown replaced by the editor @param {RunEntry} line @param {Done} done */
export function editName(shown, { id, name = '' }, done) {
  const input = element('input', { class: 'name', maxlength: LONGEST_NAME, 'aria-label': `Name of run ${id}`, placeholder: id, title: 'Enter keeps, Esc leaves' });
  input.value = name;
  const close = closing(input, shown, done);
  input.onkeydown = (event) => {
    if (event.key === 'Enter') close({ name: input.value });
    else if (event.key === 'Escape') close(null);
    else return;
    event.preventDefault();
  };
  input.onblur = () => close(input.value.trim() === name ? null : { name: input.value });
  shown.hidden = true;
  shown.before(input);
  input.select();
  input.focus();
}

/** Ctrl+Enter saves, Esc cancels. @param {HTMLElement} place for the editor @param {RunEntry} line @param {Done} done */
export function editNote(place, { id, name, note = '' }, done) {
  const text = element('textarea', { rows: '4', maxlength: LONGEST_NOTE, 'aria-label': `Note on run ${name ?? id}` });
  const keep = element('button', { type: 'button' }, 'Keep');
  const leave = element('button', { type: 'button' }, 'Leave');
  const editor = element('div', { class: 'note-editor' }, text, element('p', {}, keep, leave, element('span', { class: 'help' }, 'Ctrl+Enter keeps, Esc leaves')));
  text.value = note;
  const close = closing(editor, null, done);
  keep.onclick = () => close({ note: text.value });
  leave.onclick = () => close(null);
  editor.onkeydown = (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) close({ note: text.value });
    else if (event.key === 'Escape') close(null);
  };
  place.append(editor);
  text.focus();
}

/** Closes the editor after its content is stored; until then no input is lost. @param {HTMLElement} editor @param {HTMLElement | null} shown @param {Done} done */
function closing(editor, shown, done) {
  let busy = false;
  return async (/** @type {Labels | null} */ labels) => {
    if (busy) return;
    busy = true;
    const over = await done(labels);
    busy = false;
    if (!over) return;
    busy = true;
    if (shown) shown.hidden = false;
    editor.remove();
  };
}
