/**
 * What slides under a finger is not pressed (A27).
 *
 * A hand that trembles or hurries taps twice. The first tap closes a sheet or takes a card off a list; the second would
 * press what came to lie in its place. For a moment such a press does nothing. The same button may be pressed again at
 * once, as long as it stays where it is; typing, drawing and scanning by one switch are left alone.
 */

const QUIET_MS = 400;
/** How far two taps of one finger may lie apart. */
const FINGER_PX = 40;
const CONTROLS = "button, a[href], summary, label, select, [role=button], [role=tab], ipk-card";
const KEYS = new Set(["Enter", " "]);

/** @typedef {{ time: number, x: number, y: number, control: Element | null, name: string, refused: boolean }} Press */

/**
 * Controls that a changed list has moved: when, and where they were.
 * @type {WeakMap<Element, { time: number, was: DOMRect }>}
 */
const moved = new WeakMap();
/** When the page gave the focus to what. @type {WeakMap<Element, number>} */
const focused = new WeakMap();

/** @param {AbortSignal} [signal] */
export function guardGhostClicks(signal) {
  /** @type {Press | undefined} what is being pressed now */
  let press;
  /** @type {Press | undefined} what was pressed last, and did something */
  let last;
  const hear = (/** @type {string} */ type, /** @type {(event: any) => void} */ act) =>
    addEventListener(type, (event) => event.isTrusted && !isScanned() && act(event), { capture: true, signal });

  hear("pointerdown", (event) => {
    if (!event.isPrimary) return;
    press = pressOf(event);
    press.refused = slidUnder(press, last);
    if (press.refused) event.stopImmediatePropagation();
  });
  // The focus stays where it is, too.
  hear("mousedown", (event) => press?.refused && refuse(event));
  hear("click", (event) => {
    if (event.detail === 0 || !press) return;
    if (press.refused) refuse(event);
    // Who goes on tapping there goes on meaning what was there.
    if (press.refused && last) last.time = event.timeStamp;
    else if (press.control) last = { ...press, time: event.timeStamp };
  });
  guardKeys(hear);
}

/** Change a list; what it moves is not pressed for a moment. @param {Element} list @param {() => void} change */
export function changeListSafely(list, change) {
  // What is not there or not seen nobody presses, and measuring is dear.
  if (!list.querySelector(CONTROLS) || !list.checkVisibility()) return change();
  const before = placesIn(list);
  change();
  const time = performance.now();
  for (const [control, now] of placesIn(list)) {
    const was = before.get(control);
    // What was hidden has come, it has not slid there.
    if (was?.width && (Math.abs(was.top - now.top) > 1 || Math.abs(was.left - now.left) > 1))
      moved.set(control, { time, was });
  }
}

/** @param {Element} list */
function placesIn(list) {
  return new Map(Array.from(list.querySelectorAll(CONTROLS), (control) => [control, control.getBoundingClientRect()]));
}

/** Did this come to lie there while the finger was on its way? @param {Press} press @param {Press | undefined} last */
function slidUnder({ time, x, y, control, name }, last) {
  const slid = control && moved.get(control);
  if (slid && time - slid.time < QUIET_MS && !isIn(slid.was, x, y)) return true;
  if (!last || time - last.time >= QUIET_MS) return false;
  const samePlace = Math.hypot(x - last.x, y - last.y) <= FINGER_PX;
  return samePlace && control !== last.control && name !== last.name;
}

/** @param {PointerEvent} event @returns {Press} */
function pressOf({ timeStamp, clientX, clientY, target }) {
  const control = target instanceof Element ? target.closest(CONTROLS) : null;
  return { time: timeStamp, x: clientX, y: clientY, control, name: nameOf(control), refused: false };
}

/**
 * A button that was only drawn anew is the same one: it says the same about the same thing.
 * @param {Element | null} control
 */
function nameOf(control) {
  if (!control) return "";
  const words = control.getAttribute("aria-label") ?? control.textContent;
  return `${control.closest("[data-key]")?.getAttribute("data-key")} ${control.getAttribute("data-action")} ${words}`;
}

/** @param {DOMRect} place @param {number} x @param {number} y */
function isIn({ left, right, top, bottom }, x, y) {
  return x >= left && x <= right && y >= top && y <= bottom;
}

/**
 * The page gives the focus to this; a key that was meant for what had it before does not press it.
 * @param {Element | null} element
 * @param {FocusOptions} [how]
 */
export function giveFocus(element, how) {
  if (!(element instanceof HTMLElement)) return;
  element.focus(how);
  focused.set(element, performance.now());
}

/**
 * A key that is held, or pressed twice, does not press what was given the focus meanwhile.
 * @param {(type: string, act: (event: KeyboardEvent) => void) => void} hear
 */
function guardKeys(hear) {
  /** @type {Element | null} */
  let held = null;
  let pressed = -Infinity;
  hear("keydown", (event) => {
    const control = event.target instanceof Element ? event.target.closest(CONTROLS) : null;
    // Whoever moves the focus by a key knows where it is.
    if (!KEYS.has(event.key)) pressed = -Infinity;
    if (!KEYS.has(event.key) || !control) return;
    const given = focused.get(control) ?? -Infinity;
    const slid = given >= pressed && event.timeStamp - given < QUIET_MS && event.timeStamp - pressed < 2 * QUIET_MS;
    if (event.repeat ? control !== held : slid) return refuse(event);
    held = control;
    pressed = event.timeStamp;
  });
}

/** One switch has a clock of its own. */
function isScanned() {
  return document.querySelector(".offered") !== null;
}

/** @param {Event} event */
function refuse(event) {
  event.preventDefault();
  event.stopImmediatePropagation();
}
