// Merges a newer version of a server-rendered page into the open one, without touching forms in use.
/**
 * A block is an element with `data-live` and an id; blocks are not nested. The children of `data-live-list` are added
 * and removed as a whole. The block whose form was sent (`force`, its id) is always replaced, and its result is
 * announced.
 */

/** The signature of each block as sent by the server. @type {WeakMap<Element, string>} */
const sent = new WeakMap();
/** A form that has just moved ignores taps for this time (A27). */
const SETTLING_MS = 400;
/** When a form moved. @type {WeakMap<HTMLFormElement, number>} */
const slid = new WeakMap();

/** @param {ParentNode} root a page as sent by the server */
export function rememberBlocks(root) {
  for (const block of root.querySelectorAll("[data-live]")) sent.set(block, signature(block));
}

/** @param {Document} page @param {Document} fresh the same page, loaded again @param {string} [force] */
export function mergePage(page, fresh, force = "") {
  const places = placesOf(page);
  rememberBlocks(fresh);
  for (const list of page.querySelectorAll("[data-live-list]")) {
    const newer = fresh.getElementById(list.id);
    if (newer) mergeList(list, newer, force);
  }
  if (force) for (const old of page.querySelectorAll("[data-said]")) old.remove();
  for (const newer of fresh.querySelectorAll("[data-live]")) {
    const block = page.getElementById(newer.id);
    if (!block) continue;
    const forced = force !== "" && (block.id === force || newer.querySelector("[data-said]") !== null);
    if (forced || (sent.get(block) !== sent.get(newer) && !isBusy(block))) swap(block, newer);
  }
  // After their own submission people look at the result, so moved forms are safe.
  if (force) return;
  for (const form of page.forms) if (places.get(keyOf(form)) !== topOf(form)) slid.set(form, performance.now());
}

/** Has the form just moved, so that a tap may be meant for what was there before? @param {HTMLFormElement} form */
export function isSettling(form) {
  return performance.now() - (slid.get(form) ?? -SETTLING_MS) < SETTLING_MS;
}

/** @param {Document} page */
function placesOf(page) {
  return new Map([...page.forms].map((form) => [keyOf(form), topOf(form)]));
}

/** @param {HTMLFormElement} form */
const keyOf = (form) => `${form.closest("[data-live]")?.id} ${form.action}`;

/** A form may have no box of its own, so its button is measured. @param {HTMLFormElement} form */
function topOf(form) {
  return Math.round(form.querySelector("button")?.getBoundingClientRect().top ?? 0);
}

/** @param {Element} list @param {Element} newer @param {string} force */
function mergeList(list, newer, force) {
  const ids = new Set([...newer.children].map((child) => child.id));
  const isSent = (/** @type {Element} */ child) => force !== "" && child.querySelector(`[id="${force}"]`) !== null;
  for (const child of [...list.children]) if (!ids.has(child.id) && (isSent(child) || !isBusy(child))) child.remove();
  /** @type {Element | null} */
  let before = null;
  for (const child of newer.children) {
    const known = [...list.children].find(({ id }) => id === child.id);
    const here = known ?? adopt(child);
    /** @type {Element | null} */
    const next = before ? before.nextElementSibling : list.firstElementChild;
    // Moving an element loses its focus, so a known child with the focus stays.
    if (!known || (next !== here && !here.contains(document.activeElement))) list.insertBefore(here, next);
    before = here;
  }
}

/** @param {Element} block @param {Element} newer */
function swap(block, newer) {
  const open = [...block.querySelectorAll("details[open]"), block].filter((one) => one.hasAttribute("open"));
  const focus = block.contains(document.activeElement) ? focusKey(document.activeElement) : "";
  const here = adopt(newer);
  for (const { id } of open) (here.id === id ? here : here.querySelector(`[id="${id}"]`))?.setAttribute("open", "");
  block.replaceWith(here);
  if (!focus) return;
  const focusable = /** @type {NodeListOf<HTMLElement>} */ (here.querySelectorAll("a, button, summary, input"));
  [...focusable].find((one) => focusKey(one) === focus)?.focus({ preventScroll: true });
}

/** Imports a block and keeps its signature. @param {Element} newer */
function adopt(newer) {
  const here = document.importNode(newer, true);
  for (const eager of here.querySelectorAll("[autofocus]")) eager.removeAttribute("autofocus");
  const blocks = [newer, ...newer.querySelectorAll("[data-live]")];
  const copies = [here, ...here.querySelectorAll("[data-live]")];
  copies.forEach((copy, place) => sent.set(copy, sent.get(blocks[place]) ?? signature(blocks[place])));
  return here;
}

/** The content of a block without tokens, messages and open states. @param {Element} block */
function signature(block) {
  const copy = /** @type {Element} */ (block.cloneNode(true));
  for (const passing of copy.querySelectorAll("[data-said]")) passing.remove();
  for (const token of copy.querySelectorAll("[name=csrf_token]")) token.removeAttribute("value");
  for (const unfolded of [copy, ...copy.querySelectorAll("details")]) unfolded.removeAttribute("open");
  return new XMLSerializer().serializeToString(copy).replace(/\s+/g, " ");
}

/** Does a field of the block have the focus or unsent changes? @param {Element} block */
export function isBusy(block) {
  const fields = [...block.querySelectorAll("input, select, textarea")];
  return fields.some((field) => field === document.activeElement || isChanged(field));
}

/** @param {Element} field */
function isChanged(field) {
  if (field instanceof HTMLSelectElement) {
    const usual = [...field.options].findIndex((option) => option.defaultSelected);
    return field.selectedIndex !== Math.max(usual, 0);
  }
  if (field instanceof HTMLInputElement && ["checkbox", "radio"].includes(field.type))
    return field.checked !== field.defaultChecked;
  return (
    (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) && field.value !== field.defaultValue
  );
}

/** Identifies an element in a newer version of its block. @param {Element | null} element */
function focusKey(element) {
  if (!element) return "";
  const form = element.closest("form")?.getAttribute("action") ?? "";
  return [element.tagName, element.id, form, element.getAttribute("data-copy"), element.getAttribute("href")].join(" ");
}
