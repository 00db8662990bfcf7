// @ts-check
import { unbroken } from '../model/duel.js';
import { formatInstant } from '../model/format.js';
import { byId, element, setText } from './element.js';
import { relist } from './relist.js';
import { STATES } from './status.js';

/** @typedef {import('../live/duels.js').Duel} Duel */

/** @param {Duel} duel */
export const nameOf = ({ asked, startedAt }) => `${asked.a.lock} against ${asked.b.lock}, ${formatInstant(startedAt)}`;

/** The duels that are kept, newest first. @param {Duel[]} duels @param {string | null} shown id @param {(duel: Duel) => void} remove */
export function showKept(duels, shown, remove) {
  byId('keeping').hidden = false;
  setText('kept-note', duels.length ? '' : 'None yet. Each duel is kept here with all its slices.');
  relist(byId('kept'), ...duels.map((duel) => {
    const { id, state, startedAt, asked, sentence } = duel;
    const [mark, word] = STATES[state];
    const link = element('a', { href: `duel.html?duel=${id}`, ...(id === shown ? { 'aria-current': 'true' } : {}) }, `${asked.a.lock} against ${asked.b.lock}`);
    const button = element('button', { type: 'button', class: 'chip remove', 'aria-label': `Delete ${nameOf(duel)}` }, 'Delete');
    button.disabled = state === 'running';
    button.onclick = () => remove(duel);
    return element('li', {},
      element('span', { class: 'when' }, formatInstant(startedAt)),
      element('span', { class: 'which' }, link, element('span', { class: 'help' }, ` ${mark} ${word.toLowerCase()}`)),
      element('span', { class: 'said' }, unbroken(sentence)), button);
  }));
}
