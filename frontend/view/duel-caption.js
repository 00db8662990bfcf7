// @ts-check
import { askedInBrief } from '../model/duel.js';
import { formatInstant } from '../model/format.js';
import { machineInBrief } from '../model/in-brief.js';

/** @param {import('../live/duels.js').Duel} duel @param {string} dots what the dots say @returns {string[]} the lines below a picture of it */
export const captionOf = ({ id, state, startedAt, asked, result }, dots) => [
  `Lockscope duel ${id}, ${state}, ${formatInstant(startedAt)}; ${asked.slices} slices each`,
  ...askedInBrief(asked),
  machineInBrief(result?.machine),
  result?.sentence ?? '', result?.waitSentence ?? '', dots,
];
