// @ts-check

/** Replaces what a list holds, unless it is the same already; the focus stays at the link or button of the same name. @param {HTMLElement} host @param {...Node} nodes */
export function replaceKeepingFocus(host, ...nodes) {
  if (nodes.length === host.childNodes.length && nodes.every((node, i) => node.isEqualNode(host.childNodes[i]))) return;
  const before = host.contains(document.activeElement) ? keyOf(document.activeElement) : '';
  host.replaceChildren(...nodes);
  if (!before) return;
  const same = [...host.querySelectorAll('a, button')].find((one) => keyOf(one) === before);
  /** @type {HTMLElement | undefined} */ (same)?.focus({ preventScroll: true });
}

/** @param {Element | null} one */
const keyOf = (one) => one?.getAttribute('href') ?? one?.ariaLabel ?? '';
