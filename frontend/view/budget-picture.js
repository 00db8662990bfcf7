// @ts-check
import { budgetOf, lengths } from '../model/compared.js';
import { PARTS, total } from '../model/figures.js';
import { element } from './element.js';
import { color, pattern } from './trace-ink.js';

const [WIDTH, ROW, LETTER, WORDS] = [720, 26, 22, 150];
const TITLE = 'Time budgets';

/** The bars of the time budgets, to be drawn for a picture. @param {import('./overlays.js').Placed[]} runs @returns {import('./export-row.js').Chart} */
export const budgetChart = (runs) => ({ title: TITLE, panel: () => ({
  title: TITLE, unit: 'worker-seconds, the same scale for all', legend: PARTS.map(([, name]) => ({ name, ink: name, tile: true })), canvas: barsOf(runs),
}) });

/** @param {import('./overlays.js').Placed[]} runs */
function barsOf(runs) {
  const ratio = devicePixelRatio;
  const canvas = element('canvas', { width: `${WIDTH * ratio}`, height: `${ROW * runs.length * ratio}` });
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  context.scale(ratio, ratio);
  context.font = `600 12px ${color('font')}`;
  context.textBaseline = 'middle';
  const all = runs.map(({ run }) => budgetOf(run));
  const long = lengths(all);
  runs.forEach(({ place }, i) => {
    const [y, length] = [ROW * i, (WIDTH - LETTER - WORDS) * long[i]];
    let x = LETTER;
    for (const [part, name] of PARTS) {
      const width = length * all[i][part] / (total(all[i]) || 1);
      context.fillStyle = pattern(name);
      context.fillRect(x, y + 4, width, ROW - 8);
      x += width;
    }
    context.strokeStyle = color('line');
    context.strokeRect(LETTER + 0.5, y + 3.5, length, ROW - 7);
    context.fillStyle = color('text');
    context.fillText(place.letter, 2, y + ROW / 2);
    context.fillText(`${(total(all[i]) / 1e9).toFixed(1)} worker-seconds`, LETTER + length + 8, y + ROW / 2);
  });
  return canvas;
}
