// @ts-check
import { color, drawSwatch } from './trace-style.js';
import { element } from './element.js';

/**
 * One chart of a picture. `axis` is the canvas whose time axis is drawn below the chart.
 * @typedef {{ name: string, ink: string, width?: number, dash?: number[], fill?: boolean, tile?: boolean }} Entry of a legend
 * @typedef {{ title: string, unit?: string, legend?: Entry[], canvas: HTMLCanvasElement, axis?: HTMLCanvasElement | null }} Panel
 */

const MARGIN = 16;
const LINE = 18;
/** Height of a time axis, CSS pixels, without the overlap of the value axis. */
const AXIS = 15;

/**
 * Renders charts into one picture, with titles and legends; opaque, in the theme's colours.
 * @param {Panel[]} panels as currently drawn @param {string[]} caption below them @returns {Promise<Blob>} a PNG
 */
export async function pngOf(panels, caption) {
  const ratio = devicePixelRatio;
  const canvas = element('canvas');
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  const inner = Math.max(...panels.map((panel) => panel.canvas.width / ratio));
  const width = inner + 2 * MARGIN;
  context.font = font();
  const lines = caption.flatMap((text) => wrapped(context, text, inner));
  const height = 2 * MARGIN + LINE * lines.length + panels.reduce((sum, panel) => sum + heightOf(context, panel, inner, ratio), 0);
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  context.scale(ratio, ratio);
  context.fillStyle = color('panel');
  context.fillRect(0, 0, width, height);
  context.textBaseline = 'middle';
  let y = MARGIN;
  for (const panel of panels) y = drawPanel(context, panel, y, inner, ratio);
  context.font = font();
  context.fillStyle = color('dim');
  for (const line of lines) {
    context.fillText(line, MARGIN, y + LINE / 2);
    y += LINE;
  }
  return new Promise((made, failed) => canvas.toBlob((blob) => (blob ? made(blob) : failed(new Error('no picture could be made'))), 'image/png'));
}

/** @param {string} [weight] */
const font = (weight = '') => `${weight} 12px ${color('font')}`;

/** @param {CanvasRenderingContext2D} context @param {Panel} panel @param {number} width @param {number} ratio */
const heightOf = (context, { legend = [], canvas, axis }, width, ratio) =>
  LINE * (1 + rowsOf(context, legend, width).length) + canvas.height / ratio + (axis ? AXIS : 0) + 6;

/** @param {CanvasRenderingContext2D} context @param {Panel} panel @param {number} y @param {number} width @param {number} ratio @returns {number} its lower end */
function drawPanel(context, panel, y, width, ratio) {
  const { title, unit = '', legend = [], canvas, axis } = panel;
  context.fillStyle = color('text');
  context.font = font('600');
  context.fillText(title, MARGIN, y + LINE / 2);
  const after = context.measureText(`${title}  `).width;
  context.fillStyle = color('dim');
  context.font = font();
  context.fillText(unit, MARGIN + after, y + LINE / 2);
  let at = y + LINE;
  for (const row of rowsOf(context, legend, width)) {
    let x = MARGIN;
    for (const entry of row) {
      context.drawImage(swatch(entry), x, at + 4, 18, 10);
      context.fillText(entry.name, x + 23, at + LINE / 2);
      x += widthOf(context, entry);
    }
    at += LINE;
  }
  context.drawImage(canvas, MARGIN, at, canvas.width / ratio, canvas.height / ratio);
  at += canvas.height / ratio;
  if (axis) {
    context.drawImage(axis, 0, axis.height - AXIS * ratio, axis.width, AXIS * ratio, MARGIN, at, axis.width / ratio, AXIS);
    at += AXIS;
  }
  return at + 6;
}

/** @param {CanvasRenderingContext2D} context @param {Entry} entry */
const widthOf = (context, { name }) => 23 + context.measureText(name).width + 14;

/** @param {CanvasRenderingContext2D} context @param {Entry[]} legend @param {number} width @returns {Entry[][]} rows of entries that fit */
function rowsOf(context, legend, width) {
  /** @type {Entry[][]} */ const rows = [];
  let room = 0;
  for (const entry of legend) {
    if (room < widthOf(context, entry)) {
      rows.push([]);
      room = width;
    }
    rows.at(-1)?.push(entry);
    room -= widthOf(context, entry);
  }
  return rows;
}

/** @param {Entry} entry */
function swatch({ width = 1.5, ...entry }) {
  const canvas = element('canvas', { width: '36', height: '20' });
  drawSwatch(canvas, { key: '', width, ...entry });
  return canvas;
}

/** @param {CanvasRenderingContext2D} context @param {string} text @param {number} width @returns {string[]} wrapped lines */
function wrapped(context, text, width) {
  const lines = [''];
  for (const word of text.split(' ')) {
    const longer = `${lines.at(-1)} ${word}`.trim();
    if (context.measureText(longer).width <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines.filter(Boolean);
}
