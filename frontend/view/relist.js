// @ts-check

/** Replaces what a list holds; who was at a link or a button is at the one of the same name. @param {HTMLElement} host @param {...Node} nodes */
export function relist(host, ...nodes) {
  const before = host.contains(document.activeElement) ? nameOf(document.activeElement) : '';
  host.replaceChildren(...nodes);
  if (!before) return;
  const same = [...host.querySelectorAll('a, button')].find((one) => nameOf(one) === before);
  /** @type {HTMLElement | undefined} */ (same)?.focus({ preventScroll: true });
}

/** @param {Element | null} one */
const nameOf = (one) => one?.getAttribute('href') ?? one?.ariaLabel ?? '';
