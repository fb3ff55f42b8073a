// Ignores taps on controls that moved under the finger just before (A27).
/**
 * People with a tremor tap twice. The first tap closes a dialog or removes a card from a list; the second would press
 * what moved to its place. For a moment such a tap is ignored. A control that did not move can be pressed again at
 * once; typing, drawing and scanning are not affected.
 */

const QUIET_MS = 400;
/** Taps within this distance count as the same place. */
const FINGER_PX = 40;
const CONTROLS = "button, a[href], summary, label, select, [role=button], [role=tab], ipk-card";
const KEYS = new Set(["Enter", " "]);

/** @typedef {{ time: number, x: number, y: number, control: Element | null, name: string, refused: boolean }} Press */

/**
 * Controls moved by a change of a list, with time and former position.
 * @type {WeakMap<Element, { time: number, was: DOMRect }>}
 */
const moved = new WeakMap();
/** When giveFocus focused an element. @type {WeakMap<Element, number>} */
const focused = new WeakMap();

/** @param {AbortSignal} [signal] */
export function guardGhostClicks(signal) {
  /** @type {Press | undefined} the press in progress */
  let press;
  /** @type {Press | undefined} the last press that had an effect */
  let last;
  const hear = (/** @type {string} */ type, /** @type {(event: any) => void} */ act) =>
    addEventListener(type, (event) => event.isTrusted && !isScanned() && act(event), { capture: true, signal });

  hear("pointerdown", (event) => {
    if (!event.isPrimary) return;
    press = pressOf(event);
    press.refused = slidUnder(press, last);
    if (press.refused) event.stopImmediatePropagation();
  });
  // The focus does not move either.
  hear("mousedown", (event) => press?.refused && refuse(event));
  hear("click", (event) => {
    if (event.detail === 0 || !press) return;
    if (press.refused) refuse(event);
    // Further taps at this place still mean the former control.
    if (press.refused && last) last.time = event.timeStamp;
    else if (press.control) last = { ...press, time: event.timeStamp };
  });
  guardKeys(hear);
}

/** Changes a list; controls that it moves ignore taps for a moment. @param {Element} list @param {() => void} change */
export function changeListSafely(list, change) {
  // Measuring is expensive and unnecessary for empty or invisible lists.
  if (!list.querySelector(CONTROLS) || !list.checkVisibility()) return change();
  const before = placesIn(list);
  change();
  const time = performance.now();
  for (const [control, now] of placesIn(list)) {
    const was = before.get(control);
    // A control that was hidden has not moved.
    if (was?.width && (Math.abs(was.top - now.top) > 1 || Math.abs(was.left - now.left) > 1))
      moved.set(control, { time, was });
  }
}

/** @param {Element} list */
function placesIn(list) {
  return new Map(Array.from(list.querySelectorAll(CONTROLS), (control) => [control, control.getBoundingClientRect()]));
}

/** Did the control move under the finger since the last tap? @param {Press} press @param {Press | undefined} last */
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

/** Identifies a control across re-rendering: by its record, action and label. @param {Element | null} control */
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
 * Focuses an element; a key press meant for the former one is ignored.
 * @param {Element | null} element
 * @param {FocusOptions} [how]
 */
export function giveFocus(element, how) {
  if (!(element instanceof HTMLElement)) return;
  element.focus(how);
  focused.set(element, performance.now());
}

/**
 * A held or repeated key does not press a control that was focused meanwhile.
 * @param {(type: string, act: (event: KeyboardEvent) => void) => void} hear
 */
function guardKeys(hear) {
  /** @type {Element | null} */
  let held = null;
  let pressed = -Infinity;
  hear("keydown", (event) => {
    const control = event.target instanceof Element ? event.target.closest(CONTROLS) : null;
    // A person who moves the focus by keyboard knows where it is.
    if (!KEYS.has(event.key)) pressed = -Infinity;
    if (!KEYS.has(event.key) || !control) return;
    const given = focused.get(control) ?? -Infinity;
    const slid = given >= pressed && event.timeStamp - given < QUIET_MS && event.timeStamp - pressed < 2 * QUIET_MS;
    if (event.repeat ? control !== held : slid) return refuse(event);
    held = control;
    pressed = event.timeStamp;
  });
}

/** Scanning has its own timing. */
function isScanned() {
  return document.querySelector(".offered") !== null;
}

/** @param {Event} event */
function refuse(event) {
  event.preventDefault();
  event.stopImmediatePropagation();
}
