// @ts-check

/** @param {string} id of an element that the page has */
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
 * Changes an element's text, and touches the document only when it differs.
 * @param {string | Element} target or its id; holds nothing but text
 * @param {string} text
 */
export function setText(target, text) {
  const holder = typeof target === 'string' ? byId(target) : target;
  const node = holder.firstChild ?? holder.appendChild(new Text());
  if (node.nodeValue !== text) node.nodeValue = text;
}
