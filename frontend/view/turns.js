// @ts-check

/** The parts of a picture have so long together, milliseconds: what they draw costs the browser twice that once more. */
const PATIENCE_MILLIS = 3;

/**
 * Draws the parts of the page in turns: before each picture as many as there is time for, one at least, and those left
 * over before the next. So the page answers in between, however slow the machine is, and no part is forgotten.
 */
export class Turns {
  #parts;
  /** @type {Set<number>} */ #due = new Set();
  #next = 0;
  #asked = false;

  /** @param {(() => void)[]} parts the first is the first to be drawn */
  constructor(parts) {
    this.#parts = parts;
  }

  /** Has all parts drawn; a hidden page draws when it is seen again. */
  ask() {
    if (!this.#due.size) this.#next = 0;
    this.#parts.forEach((_, i) => this.#due.add(i));
    this.#request();
  }

  #request() {
    if (this.#asked) return;
    this.#asked = true;
    requestAnimationFrame(() => {
      this.#asked = false;
      const until = performance.now() + PATIENCE_MILLIS;
      // A part that asks for another picture may have it drawn in this one.
      for (let now = 0; this.#due.size && now < until; now = performance.now()) this.#draw();
      if (this.#due.size) this.#request();
    });
  }

  /** The one whose turn it is. */
  #draw() {
    while (!this.#due.has(this.#next)) this.#next = (this.#next + 1) % this.#parts.length;
    const part = this.#next;
    this.#due.delete(part);
    this.#next = (part + 1) % this.#parts.length;
    this.#parts[part]();
  }
}
