// @ts-check
import { element } from '../shared/element.js';

const CLEAR = 'rgba(0, 0, 0, 0)';

/** Draws a table as it is currently laid out: filled boxes, lines above rows, outlines and text. @param {HTMLElement} root @returns {HTMLCanvasElement} */
export function tableToCanvas(root) {
  const { left, top, width, height } = root.getBoundingClientRect();
  const ratio = devicePixelRatio;
  const canvas = element('canvas', { width: `${Math.ceil(width * ratio)}`, height: `${Math.ceil(height * ratio)}` });
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  context.scale(ratio, ratio);
  context.translate(-left, -top);
  context.textBaseline = 'middle';
  const nodes = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
    if (node instanceof HTMLElement) paintBox(context, node);
    else if (node instanceof Text && !node.parentElement?.closest('.hidden')) paintWords(context, node);
  }
  return canvas;
}

/** @param {CanvasRenderingContext2D} context @param {HTMLElement} box */
function paintBox(context, box) {
  const place = box.getBoundingClientRect();
  const [x, y] = [Math.round(place.x), Math.round(place.y)];
  const [width, height] = [Math.round(place.right) - x, Math.round(place.bottom) - y];
  const style = getComputedStyle(box);
  const round = parseFloat(style.borderTopLeftRadius) * (style.borderTopLeftRadius.endsWith('%') ? width / 100 : 1);
  context.fillStyle = style.backgroundColor;
  context.beginPath();
  context.roundRect(x, y, width, height, round);
  if (style.backgroundColor !== CLEAR) context.fill();
  const [line, frame] = [parseFloat(style.borderTopWidth), style.outlineStyle === 'none' ? 0 : parseFloat(style.outlineWidth)];
  context.fillStyle = style.borderTopColor;
  if (line && !round) context.fillRect(x, y, width, line);
  context.strokeStyle = style.outlineColor;
  context.lineWidth = frame;
  if (frame) context.strokeRect(x + frame / 2, y + frame / 2, width - frame, height - frame);
}

/** Word by word, and split at dashes, as text may wrap there. @param {CanvasRenderingContext2D} context @param {Text} text */
function paintWords(context, text) {
  const style = getComputedStyle(/** @type {Element} */ (text.parentElement));
  context.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  context.fillStyle = style.color;
  const range = new Range();
  for (const { 0: word, index } of text.data.matchAll(/[^\s–-]*[–-]|[^\s–-]+/g)) {
    range.setStart(text, index);
    range.setEnd(text, index + word.length);
    const { x, y, width, height } = range.getBoundingClientRect();
    if (width) context.fillText(word, x, y + height / 2);
  }
}
