// @ts-check
import { element } from './element.js';

/** What moves less was a click, CSS pixels. */
const LEAST = 4;

/**
 * Marks a stretch of a picture by dragging sideways over it.
 * @param {HTMLElement} over the picture @param {(x: number) => number} inside the nearest place in it that can be marked, CSS pixels from its left
 * @param {(from: number, to: number) => void} marked its ends, the same way
 * @returns {HTMLElement} the mark, to be laid over the picture
 */
export function takeDrags(over, inside, marked) {
  const mark = element('div', { class: 'stretch', hidden: '' });
  let start = NaN;
  const ends = (/** @type {PointerEvent} */ { offsetX }) => [inside(start), inside(offsetX)].sort((a, b) => a - b);
  over.addEventListener('pointerdown', ({ button, offsetX, pointerId }) => {
    if (button) return;
    start = offsetX;
    over.setPointerCapture(pointerId);
  });
  over.addEventListener('pointermove', (event) => {
    const [from, to] = ends(event);
    mark.hidden = !(to - from >= LEAST);
    if (mark.hidden) return;
    mark.style.left = `${from}px`;
    mark.style.width = `${to - from}px`;
  });
  over.addEventListener('pointerup', (event) => {
    if (!mark.hidden) marked(.../** @type {[number, number]} */ (ends(event)));
    mark.hidden = true;
    start = NaN;
  });
  over.addEventListener('pointercancel', () => {
    mark.hidden = true;
    start = NaN;
  });
  return mark;
}
