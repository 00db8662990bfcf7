// @ts-check
import { formatInstant } from '../model/format.js';
import { machineInBrief, workloadInBrief } from '../model/in-brief.js';

/** @param {import('../live/duels.js').Duel} duel @param {string} dots what the dots say @returns {string[]} the lines below a picture of it */
export const captionOf = ({ id, state, startedAt, asked, result }, dots) => [
  `Lockscope duel ${id}, ${state}, ${formatInstant(startedAt)}; ${asked.slices} slices of ${asked.sliceMillis}\u00a0ms each`,
  ...(['a', 'b'].map((side) => `${side.toUpperCase()}: ${workloadInBrief(asked[/** @type {'a' | 'b'} */ (side)])}`)),
  machineInBrief(result?.machine),
  result?.sentence ?? '', result?.waitSentence ?? '', dots,
];
