// @ts-check
import { importLog, Problem } from '../../live/api.js';
import { showMessage } from '../shared/request-messages.js';

/** Imports a log and shows its run, or says why the file is invalid. @param {File} file */
export async function openLog(file) {
  showMessage(`Opening ${file.name} …`);
  try {
    const { id } = await importLog(file);
    location.href = `./?run=${id}`;
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    showMessage(`${file.name} is not opened. ${problem.message}`);
  }
}
