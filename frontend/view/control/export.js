// @ts-check
import { SAVED } from '../../live/saved-page.js';
import { byId, element } from '../shared/element.js';
import { openLog } from './open-log.js';
import { pictures, savePicture } from './pictures.js';

/** The files of an ended run: path suffix, file extension and description. @type {[string, string, string][]} */
const FILES = [
  ['/page.html', '.html', 'this page in one file: opens without a server'],
  ['/log', '.ndjson', 'all that was recorded: drop it on this page to open it'],
  ['.json', '.json', 'the run and its report'],
  ['/snapshots.csv', '.csv', 'the snapshots as a table'],
  ['/histograms.hlog', '.hlog', 'waits, holds and the rest for HdrHistogram’s tools'],
  ['/wait.hgrm', '.hgrm', 'percentiles of the waits in µs, likewise'],
];

/** Shows the dialog that exports the run shown and opens logs. @param {Run | null} run */
export function showExport(run) {
  const dialog = /** @type {HTMLDialogElement} */ (byId('files'));
  dialog.replaceChildren(
    ...(run ? [element('h2', {}, `Save run ${run.id}`), ...(SAVED ? [] : [files(run)]), picture(run)] : []),
    ...(SAVED ? [] : [element('h2', {}, 'Open a log'), chooser(dialog)]),
    element('form', { method: 'dialog' }, element('button', {}, 'Close')));
  dialog.showModal();
}

/** @param {Run} run */
function files({ id, ended }) {
  if (!ended) return element('p', {}, 'Its files are here once it has ended.');
  return element('ul', {}, ...FILES.map(([path, ending, what]) => element('li', {},
    element('a', { href: `api/runs/${id}${path}`, download: '' }, ending), ` ${what}`)));
}

/** @param {Run} run */
function picture(run) {
  const choice = element('select', { id: 'picture-of' }, ...pictures().map(({ name }, i) => element('option', { value: `${i}` }, name)));
  const save = element('button', { type: 'button' }, 'Save as PNG');
  save.onclick = () => savePicture(pictures()[Number(choice.value)], run);
  save.disabled = !choice.length;
  return element('p', { class: 'picture' }, element('label', { for: 'picture-of' }, 'Picture of '), choice, save);
}

/** @param {HTMLDialogElement} dialog */
function chooser(dialog) {
  const input = element('input', { type: 'file', id: 'log-file', accept: '.ndjson,.jsonl,application/x-ndjson', 'aria-label': 'A log to open (.ndjson)' });
  input.onchange = () => {
    dialog.close();
    if (input.files?.[0]) openLog(input.files[0]);
  };
  return input;
}
