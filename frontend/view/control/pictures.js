// @ts-check
import { getRun } from '../../live/api.js';
import { CHARTS } from '../../model/charts.js';
import { formatInstant } from '../../model/format.js';
import { describeWorkload } from '../../model/summary.js';
import { byId } from '../shared/element.js';
import { savePanels } from '../shared/picture-file.js';

/** @typedef {import('../shared/png.js').Panel} Panel */
/** A chart that can be exported, with a line of text below it. @typedef {{ name: string, panels: () => Panel[], words?: string }} Picture */

const DASHES = { solid: [], dashed: [7, 4], dotted: [2, 3] };

/** @returns {Picture[]} the visible ones */
export function pictures() {
  return [...tracePictures(), ...lookPictures()];
}

/** Exports a chart as a file, with a caption. @param {Picture} picture @param {Run} run */
export async function savePicture({ name, panels, words = '' }, run) {
  dispatchEvent(new Event('picture'));
  // uPlot draws in a microtask.
  await new Promise(requestAnimationFrame);
  const caption = await captionOf(run);
  await savePanels(`${run.id} ${name}`, panels(), [...caption, words].filter(Boolean));
}

/** @returns {Picture[]} each chart, and all of them */
function tracePictures() {
  const charts = CHARTS.flatMap(({ id, title, unit, traces }) => {
    const box = document.querySelector(`.plot[data-chart="${id}"]`);
    const canvas = box?.querySelector('canvas');
    if (!canvas?.clientWidth || !box) return [];
    const seen = traces.filter(({ key }) => box.previousElementSibling?.querySelector(`[data-trace="${key}"]`)?.getClientRects().length);
    return [{ title, unit, legend: seen, canvas }];
  });
  const last = charts.at(-1);
  if (!last) return [];
  // Only the last chart has a time axis; all share it.
  return [{ name: 'All traces', panels: () => charts },
    ...charts.map((panel) => ({ name: panel.title, panels: () => [{ ...panel, axis: panel === last ? null : last.canvas }] }))];
}

/** @returns {Picture[]} of the selected analysis tab, if it has data */
function lookPictures() {
  const look = byId('tabs').querySelector('[aria-selected="true"]');
  const panel = byId(look?.getAttribute('aria-controls') ?? '');
  const canvas = /** @type {HTMLCanvasElement | null} */ (panel.querySelector('.stage canvas'));
  const empty = /** @type {HTMLElement | null} */ (panel.querySelector('.empty'));
  if (!canvas?.clientWidth || !empty?.hidden) return [];
  const name = { distribution: 'Distribution', heat: 'Heat map', capture: 'Capture' }[panel.id] ?? panel.id;
  return [{ name, panels: () => [{ title: titleOf(panel, canvas) ?? name, legend: legendOf(panel), canvas }], words: wordsOf(panel) }];
}

/** @param {HTMLElement} panel */
const wordsOf = (panel) => (panel.id === 'heat' ? 'Darker: a larger share of the column, from 0.01 % to 100 % by decades. ' : '')
  + (panel.querySelector('.note')?.textContent ?? '').replace(' Point, or drag to zoom.', '');

/** @param {HTMLElement} panel @param {HTMLCanvasElement} canvas */
const titleOf = (panel, canvas) => ({
  distribution: 'Distribution: time by percentile', heat: canvas.ariaLabel?.split('.')[0], capture: 'Capture: single operations of each worker over time',
}[panel.id]);

/** @param {HTMLElement} panel @returns {import('../shared/png.js').Entry[]} */
function legendOf({ id }) {
  if (id === 'capture') return [{ name: 'wait', ink: 'wait', width: 3 }, { name: 'hold', ink: 'hold', width: 8 }, { name: 'way back', ink: 'dim', width: 1 }];
  if (id !== 'distribution') return [];
  return [...byId(id).querySelectorAll('.group:not([hidden]) [aria-pressed="true"]')].map((chip) => {
    const [, what, how] = chip.querySelector('.line')?.classList ?? [];
    return { name: chip.getAttribute('aria-label') ?? '', ink: what === 'latency' ? 'text' : what, width: what === 'hold' ? 3 : 1.5, dash: DASHES[/** @type {'solid'} */ (how)] };
  });
}

/** @param {Run} run @returns {Promise<string[]>} the run and its workload */
async function captionOf({ id, startedAt, workload }) {
  const { name = '' } = await getRun(id).catch(() => ({}));
  return [
    `Lockscope run ${id}${name && `, “${name}”`}, ${formatInstant(startedAt)}`,
    describeWorkload(workload),
  ];
}
