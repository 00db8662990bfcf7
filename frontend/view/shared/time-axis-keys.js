// @ts-check

/**
 * Keyboard control of a time axis: left and right move the cursor, + and − zoom around it.
 * @param {HTMLElement} host
 * @param {{ move: (points: number) => void, set: (which: 'a' | 'b') => void, clear: () => void, zoomBy: (factor: number) => void, reset: () => void }} does
 */
export function bindTimeAxisKeys(host, does) {
  /** @type {Record<string, (far: boolean) => void>} */
  const keys = {
    ArrowLeft: (far) => does.move(far ? -10 : -1),
    ArrowRight: (far) => does.move(far ? 10 : 1),
    Home: () => does.move(-Infinity),
    End: () => does.move(Infinity),
    a: () => does.set('a'),
    b: () => does.set('b'),
    '+': () => does.zoomBy(0.5),
    '-': () => does.zoomBy(2),
    0: does.reset,
    Escape: () => does.clear(),
  };
  host.addEventListener('keydown', (event) => {
    const act = keys[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    act(event.shiftKey);
  });
}
