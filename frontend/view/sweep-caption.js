// @ts-check
import { formatInstant } from '../model/format.js';
import { machineInBrief } from '../model/in-brief.js';
import { askedInBrief } from '../model/sweep.js';

/** @param {import('../live/sweeps.js').Sweep} sweep @returns {string[]} the lines below a picture of it */
export const captionOf = ({ id, state, startedAt, asked, sentence, result }) => [
  `Lockscope sweep ${id}, ${state}, ${formatInstant(startedAt)}`,
  askedInBrief(asked), machineInBrief(result?.machine), sentence,
];
