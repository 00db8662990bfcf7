// @ts-check

/** What to try in the first minute, in order, each until it has been done; `idle` when that takes a server that is free. */
const STEPS = [
  { done: 'run', idle: true, say: 'Start here: press Classic. It takes one second.' },
  { done: 'unguarded', idle: true, say: 'Next: press “No lock” and see what a race does.' },
  { done: 'live', say: 'Next: move Readers during a longer run (Duration).' },
  { done: 'freeze', say: 'Next: press Freeze during a run: only the picture stops.' },
  { done: 'keys', say: 'Every button has a key: press ? to see them.' },
];

/** @typedef {'run' | 'unguarded' | 'live' | 'freeze' | 'keys'} Step */

/**
 * @param {Set<string>} done what this viewer has done
 * @param {boolean} [busy] whether nothing can be started
 * @returns {string} what to try next; empty when there is nothing left
 */
export const nextHint = (done, busy) => STEPS.find((step) => !done.has(step.done) && !(step.idle && busy))?.say ?? '';
