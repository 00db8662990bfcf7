// @ts-check
import { showMessage } from './ask.js';
import { byId, element } from './element.js';

/** Another run has come, and nobody here saw the end of the one before. @param {string} id of that */
export function tellUnseen(id) {
  showMessage(`The end of run ${id} was not seen here: the connection was lost.`);
  byId('message').append(element('a', { href: `?run=${id}` }, `Show run ${id}`));
}
