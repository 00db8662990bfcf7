// @ts-check

/** @param {string} id of an element of the page */
export const byId = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, string>} [attributes]
 * @param {...(Node | string)} children
 */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/**
 * Changes an element's text only if it differs.
 * @param {string | Element} target or its id; contains only text
 * @param {string} text
 */
export function setText(target, text) {
  const holder = typeof target === 'string' ? byId(target) : target;
  const node = holder.firstChild ?? holder.appendChild(new Text());
  if (node.nodeValue !== text) node.nodeValue = text;
}
