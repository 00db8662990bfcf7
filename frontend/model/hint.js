// @ts-check

/** Hints for the first minute, in order, each until it has been followed; `idle` ones need a server without a running run. */
const STEPS = [
  { done: 'run', idle: true, say: 'Start here: press Classic. It takes one second.' },
  { done: 'unguarded', idle: true, say: 'Next: press “No lock” and see what a race does.' },
  { done: 'live', say: 'Next: move Readers during a longer run (Duration).' },
  { done: 'freeze', say: 'Next: press Freeze during a run: only the picture stops.' },
  { done: 'keys', say: 'Every button has a key: press ? to see them.' },
];

/** @typedef {'run' | 'unguarded' | 'live' | 'freeze' | 'keys'} Step */

/**
 * @param {Set<string>} done steps that this viewer has taken
 * @param {boolean} [busy] whether no run can be started
 * @returns {string} the next hint; empty if there is none left
 */
export const nextHint = (done, busy) => STEPS.find((step) => !done.has(step.done) && !(step.idle && busy))?.say ?? '';
