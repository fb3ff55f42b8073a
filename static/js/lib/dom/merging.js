/**
 * Puts what changed on the server into an open page, block by block, without touching where somebody is writing.
 *
 * A block is an element with `data-live` and an id; blocks do not lie in each other. The children of `data-live-list`
 * come and go as wholes. The block whose form was sent (`force`, its id) is replaced in any case, and what came of it
 * is said.
 */

/** What each block looked like when the server sent it. @type {WeakMap<Element, string>} */
const sent = new WeakMap();
/** A form that has just slid under a finger takes no tap for so long (A27). */
const SETTLING_MS = 400;
/** When a form came to another place by itself. @type {WeakMap<HTMLFormElement, number>} */
const slid = new WeakMap();

/** @param {ParentNode} root as the server sent it */
export function rememberBlocks(root) {
  for (const block of root.querySelectorAll("[data-live]")) sent.set(block, signature(block));
}

/** @param {Document} page @param {Document} fresh the same page as it is now @param {string} [force] */
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
  // What somebody sent themselves may move things: they look at what came of it.
  if (force) return;
  for (const form of page.forms) if (places.get(keyOf(form)) !== topOf(form)) slid.set(form, performance.now());
}

/**
 * Has this form just slid to where it is, so that a tap may be meant for what was there before?
 * @param {HTMLFormElement} form
 */
export function isSettling(form) {
  return performance.now() - (slid.get(form) ?? -SETTLING_MS) < SETTLING_MS;
}

/** @param {Document} page */
function placesOf(page) {
  return new Map([...page.forms].map((form) => [keyOf(form), topOf(form)]));
}

/** @param {HTMLFormElement} form */
const keyOf = (form) => `${form.closest("[data-live]")?.id} ${form.action}`;

/** A form itself may have no box: its button has. @param {HTMLFormElement} form */
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
    // What is moved in the page loses its focus: a known child stays where it is while somebody is in it.
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

/** A copy for this page that remembers what its blocks were sent like. @param {Element} newer */
function adopt(newer) {
  const here = document.importNode(newer, true);
  for (const eager of here.querySelectorAll("[autofocus]")) eager.removeAttribute("autofocus");
  const blocks = [newer, ...newer.querySelectorAll("[data-live]")];
  const copies = [here, ...here.querySelectorAll("[data-live]")];
  copies.forEach((copy, place) => sent.set(copy, sent.get(blocks[place]) ?? signature(blocks[place])));
  return here;
}

/** What a block says and does, whatever its forms' tokens are and whatever is unfolded. @param {Element} block */
function signature(block) {
  const copy = /** @type {Element} */ (block.cloneNode(true));
  for (const passing of copy.querySelectorAll("[data-said]")) passing.remove();
  for (const token of copy.querySelectorAll("[name=csrf_token]")) token.removeAttribute("value");
  for (const unfolded of [copy, ...copy.querySelectorAll("details")]) unfolded.removeAttribute("open");
  return new XMLSerializer().serializeToString(copy).replace(/\s+/g, " ");
}

/** Is somebody writing or choosing in it, or did they without sending it? @param {Element} block */
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

/** What makes an element the same one in a newer block. @param {Element | null} element */
function focusKey(element) {
  if (!element) return "";
  const form = element.closest("form")?.getAttribute("action") ?? "";
  return [element.tagName, element.id, form, element.getAttribute("data-copy"), element.getAttribute("href")].join(" ");
}
