// @ts-check
import { formatCount } from '../model/format.js';
import { element } from './element.js';

/** What they were at, by phase. @type {Record<string, string>} */
const AT = { wait: 'waiting for the lock', hold: 'with the lock', untimed: 'in an operation that was not timed' };

/** Workers that stood alike. @typedef {{ workers: number, names: string[], phase: string, thread: string, frames: string[] }} Group */

/** Where those stood whom the lock did not give back. @param {{ workers: number, groups: Group[] }} dump @returns {Node[]} */
export function dumpOf({ workers, groups }) {
  const shown = groups.reduce((sum, group) => sum + group.workers, 0);
  return [
    element('p', { class: 'help' }, 'Those that stood alike are together, the fewest first; each stack has its innermost call on top.'
      + (shown < workers ? ` ${formatCount(workers - shown)} more of the ${formatCount(workers)} stood elsewhere.` : '')),
    ...groups.map(groupOf),
  ];
}

/** @param {Group} group */
function groupOf({ workers, names, phase, thread, frames }) {
  const more = workers > names.length ? ` and ${formatCount(workers - names.length)} more` : '';
  return element('details', { open: '' },
    element('summary', {}, element('b', {}, names.join(', ') + more), `, ${AT[phase] ?? 'outside of the lock'}; thread ${thread.replace('_', ' ')}`),
    element('pre', { tabindex: '0', 'aria-label': `Stack of ${names[0]}${workers > 1 ? ' and others' : ''}` }, frames.join('\n')));
}
