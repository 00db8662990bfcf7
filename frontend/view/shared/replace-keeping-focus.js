// @ts-check

/** Replaces the content of a list unless it is equal; the focus moves to the link or button of the same name. @param {HTMLElement} host @param {...Node} nodes */
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
