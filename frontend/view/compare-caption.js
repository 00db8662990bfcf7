// @ts-check
import { formatInstant } from '../model/format.js';
import { machineInBrief, workloadInBrief } from '../model/in-brief.js';
import { PLACES } from '../model/lineup.js';

/** @param {import('../model/compared.js').Comparison} comparison @param {import('../live/kept-runs.js').Body[]} runs in their places @returns {string[]} the lines below a picture of it */
export function captionOf({ summary }, runs) {
  const machines = runs.map(({ report }) => machineInBrief(report?.machine));
  const same = new Set(machines).size === 1;
  return [
    `Lockscope comparison of ${runs.length} runs. ${summary}`,
    ...runs.map(({ id, name, startedAt, workload }, i) =>
      `${PLACES[i].letter}: run ${id}${name ? `, “${name}”` : ''}, ${formatInstant(startedAt)}; ${workloadInBrief(workload)}${same || !machines[i] ? '' : `. ${machines[i]}`}`),
    same ? machines[0] : '',
  ];
}
