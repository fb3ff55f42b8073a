/**
 * Helpers that create and update DOM elements. Text is always inserted as text, never as HTML.
 * @typedef {Record<string, string | number | boolean | null | undefined>} Attributes
 * @typedef {string | Node | null | undefined | false} Child
 */

/**
 * @template {string} T
 * @param {T} tag @param {Attributes} [attributes] @param {...Child} children
 * @returns {T extends keyof HTMLElementTagNameMap ? HTMLElementTagNameMap[T] : HTMLElement}
 */
export function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) setAttribute(element, name, value);
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return /** @type {any} */ (element);
}

/** @param {Element} element @param {string} name @param {string | number | boolean | null | undefined} value */
export function setAttribute(element, name, value) {
  if (value === false || value === null || value === undefined) element.removeAttribute(name);
  else if (element.getAttribute(name) !== (value === true ? "" : String(value)))
    element.setAttribute(name, value === true ? "" : String(value));
}

/**
 * Puts a space between children, so that screen readers and copied text do not join their words.
 * @param {...Child} children
 */
export function spaced(...children) {
  return children.flatMap((child) => (child ? [" ", child] : [])).slice(1);
}

/**
 * Creates a button.
 * @param {Attributes} attributes
 * @param {(event: MouseEvent) => void} press
 * @param {...Child} children
 */
export function button(attributes, press, ...children) {
  const element = el("button", { type: "button", ...attributes }, ...children);
  element.addEventListener("click", press);
  return element;
}

/**
 * Sets the text only if it differs, so that nothing is announced or laid out again.
 * @param {Element} element
 * @param {string} words
 */
export function setText(element, words) {
  if (element.textContent !== words) element.textContent = words;
}

/**
 * Synchronises the children of an element with a list. An item keeps its element, and the focus in it, as long as it is
 * in the list.
 * @template I
 * @template {Element} E
 * @param {Element} parent
 * @param {readonly I[]} items
 * @param {{ key: (item: I) => string, make: (item: I) => E, update?: (element: E, item: I) => void }} how
 */
export function syncChildren(parent, items, { key, make, update }) {
  const old = new Map(
    Array.from(parent.children, (child) => [child.getAttribute("data-key") ?? "", /** @type {E} */ (child)]),
  );
  const wanted = new Set(items.map(key));
  // Removing first means that no remaining element has to be moved, which would lose its focus.
  for (const [name, element] of old) if (!wanted.has(name)) element.remove();
  /** @type {Element | null} */
  let next = parent.firstElementChild;
  for (const item of items) {
    const name = key(item);
    const element = old.get(name) ?? withKey(make(item), name);
    if (element === next) next = element.nextElementSibling;
    else parent.insertBefore(element, next);
    update?.(element, item);
  }
}

/** @template {Element} E @param {E} element @param {string} name */
function withKey(element, name) {
  element.setAttribute("data-key", name);
  return element;
}
