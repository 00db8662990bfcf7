// @ts-check

/** What to try in the first minute, in order, each until it has been done. */
const STEPS = [
  { done: 'run', say: () => 'Start here: press Run. The classic run takes one second.' },
  { done: 'unguarded', say: (/** @type {string} */ noLock) => noLock
    ? `Next: press “${noLock}” and see what a race does.`
    : 'Next: choose the lock “No lock”, press Run and see what a race does.' },
  { done: 'live', say: () => 'Next: run for a minute (Duration 60,000 ms) and move Readers while it goes.' },
  { done: 'freeze', say: () => 'Next: press Freeze while a run goes: the picture holds still, the run does not.' },
  { done: 'keys', say: () => 'Every button has a key: press ? to see them.' },
];

/** @typedef {'run' | 'unguarded' | 'live' | 'freeze' | 'keys'} Deed */

/**
 * @param {Set<string>} done what this viewer has done
 * @param {string} [noLock] the name of the preset without a lock
 * @returns {string} what to try next; empty when there is nothing left
 */
export const nextHint = (done, noLock = '') => STEPS.find((step) => !done.has(step.done))?.say(noLock) ?? '';
