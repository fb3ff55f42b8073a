/**
 * Small ways of making elements. Text always goes in as text.
 *
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

/** Words that stand apart are apart in the text, too: no two of them are read as one. @param {...Child} children */
export function spaced(...children) {
  return children.flatMap((child) => (child ? [" ", child] : [])).slice(1);
}

/**
 * A button that says what it does.
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
 * Changes a text only when it differs, so that nothing is announced or laid out in vain.
 * @param {Element} element
 * @param {string} words
 */
export function setText(element, words) {
  if (element.textContent !== words) element.textContent = words;
}

/**
 * Keeps a parent's children in step with a list: each item keeps its element (and its focus) as long as it is there.
 * @template I @template {Element} E
 * @param {Element} parent
 * @param {readonly I[]} items
 * @param {{ key: (item: I) => string, make: (item: I) => E, update?: (element: E, item: I) => void }} how
 */
export function syncChildren(parent, items, { key, make, update }) {
  const old = new Map(
    Array.from(parent.children, (child) => [child.getAttribute("data-key") ?? "", /** @type {E} */ (child)]),
  );
  const wanted = new Set(items.map(key));
  // What is gone goes first: then nothing that stays has to be moved past it, and keeps its focus.
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
