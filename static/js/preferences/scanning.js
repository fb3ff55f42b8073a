// Single-switch scanning of the child's screen.
import { Scan } from "../state/people/switch_scanning.js";

/** Groups of controls in the order in which they are offered; STOP is always first. */
const GROUPS = [
  ".corner--stop",
  ".over--beside[open]",
  ".child-step",
  ".child-step-leave, .child-step-back",
  ".places-of-nine",
  ".tile--prepared, .tile--answer",
  ".page--asks, .page--whole",
  ".page--answers",
  ".tiles",
  ".tile--undo, .tile--music, .tile--enough, .workbook-where",
  ".corner--unclear",
];
const ON_THE_PAPER = ".turn, ipk-card[data-movable]";
const PRESSED = "button, a[href], input, textarea, select, summary, ipk-card[data-movable]";
/** More elements are offered row by row. */
const AT_ONCE = 4;
/** Further presses within this time are ignored (tremor). */
const TREMBLE_MS = 300;
/** After a typed letter, Space is text for this long. */
const TYPING_MS = 3000;

/** Space, Enter or a tap anywhere selects the offered element. */
export class Scanning {
  /** @type {Scan<HTMLElement>} */
  #scan = new Scan([]);
  /** @type {ReturnType<typeof setInterval> | undefined} */
  #timer;
  #pace = 0;
  #pressed = -Infinity;
  #typed = -Infinity;
  /** The top dialog; when it changes, scanning starts again. @type {Element | null} */
  #top = null;

  /** @param {HTMLElement} screen @param {AbortSignal} signal */
  constructor(screen, signal) {
    this.screen = screen;
    const how = { signal, capture: true };
    document.addEventListener("keydown", (event) => this.#key(event), how);
    document.addEventListener(
      "keyup",
      (event) => this.#pace && isSwitch(event) && this.#isMine() && event.preventDefault(),
      how,
    );
    screen.addEventListener("click", (event) => this.#tap(event), how);
    signal.addEventListener("abort", () => this.setPace(0));
  }

  /** @param {number} pace seconds for each offer; 0 stops scanning */
  setPace(pace) {
    if (pace === this.#pace) return;
    this.#pace = pace;
    this.#begin();
  }

  #begin() {
    clearInterval(this.#timer);
    this.#top = topOf(this.screen);
    this.#scan = new Scan(this.#pace ? this.#choices() : []);
    this.#show();
    if (this.#pace) this.#timer = setInterval(() => this.#next(), this.#pace * 1000);
  }

  #next() {
    if (document.visibilityState !== "visible") return;
    if (this.#isStale()) {
      this.#begin();
      return;
    }
    this.#scan.next();
    if (this.#scan.depth === 0) this.#refresh();
    this.#show();
  }

  /** The elements change; while no group is open, the choices are read again. */
  #refresh() {
    const before = this.#scan.offered[0];
    const fresh = new Scan(this.#choices());
    for (let turn = 0; turn < 20 && !fresh.offered.includes(before); turn += 1) fresh.next();
    this.#scan = fresh;
  }

  #isStale() {
    const { offered } = this.#scan;
    return topOf(this.screen) !== this.#top || offered.length === 0 || !offered.every(canBePressed);
  }

  /** @returns {import("../state/people/switch_scanning.js").Choice<HTMLElement>[]} */
  #choices() {
    const top = this.#top;
    if (top) return rowsOf(within(top));
    const groups = GROUPS.map((selector) => rowsOf(all(this.screen, selector).flatMap(within)));
    return [...groups, rowsOf(all(this.screen, ON_THE_PAPER).flatMap(within))];
  }

  #show() {
    const { offered, depth } = this.#scan;
    for (const old of all(document, ".offered")) old.classList.remove("offered");
    for (const element of offered) shownAs(element).classList.add("offered");
    if (offered.length > 0) shownAs(offered[0]).scrollIntoView({ block: "nearest" });
    if (offered.length === 1 && depth > 0 && offered[0].matches("button")) offered[0].focus({ preventScroll: true });
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (!this.#pace || !event.isTrusted) return;
    if (!isSwitch(event)) {
      if (event.key.length === 1) this.#typed = performance.now();
      return;
    }
    if (!this.#isMine()) return;
    this.#consume(event);
    if (!event.repeat) this.#press();
  }

  /** False while somebody types. */
  #isMine() {
    const writes = document.activeElement instanceof HTMLTextAreaElement;
    return !writes || performance.now() - this.#typed > TYPING_MS;
  }

  /** @param {MouseEvent} event */
  #tap(event) {
    // Dialogs for adults are operated directly.
    const direct = event.target instanceof Element && event.target.closest("dialog.over:not(.over--beside)");
    if (!this.#pace || !event.isTrusted || direct) return;
    this.#consume(event);
    this.#press();
  }

  /** @param {Event} event */
  #consume(event) {
    event.preventDefault();
    event.stopImmediatePropagation();
  }

  #press() {
    const now = performance.now();
    if (now - this.#pressed < TREMBLE_MS) return;
    this.#pressed = now;
    if (this.#isStale()) {
      this.#begin();
      return;
    }
    const taken = this.#scan.press();
    if (taken) act(taken);
    if (taken) setTimeout(() => this.#begin());
    else this.#restart();
  }

  /** A newly opened group is offered for the full time. */
  #restart() {
    this.#show();
    clearInterval(this.#timer);
    this.#timer = setInterval(() => this.#next(), this.#pace * 1000);
  }
}

/** @param {HTMLElement} element */
function act(element) {
  if (element.matches("ipk-card")) element.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
  else if (element.matches("textarea, select, input[type=text], input[type=search]")) element.focus();
  else element.click();
}

/** The topmost modal dialog. @param {Element} screen */
function topOf(screen) {
  return all(screen, "dialog:modal").at(-1) ?? null;
}

/** @param {Element} part @returns {HTMLElement[]} */
function within(part) {
  return [...(part.matches(PRESSED) ? [/** @type {HTMLElement} */ (part)] : []), ...all(part, PRESSED)].filter(
    canBePressed,
  );
}

/** @param {ParentNode} place @param {string} selector @returns {HTMLElement[]} */
function all(place, selector) {
  return Array.from(place.querySelectorAll(selector));
}

/** @param {HTMLElement} element */
function canBePressed(element) {
  return (
    element.isConnected &&
    !element.matches(":disabled, [type=hidden]") &&
    !element.closest("[inert]") &&
    shownAs(element).checkVisibility({ visibilityProperty: true })
  );
}

/**
 * The visible part of an element: a hidden radio button is shown by its label.
 * @param {HTMLElement} element
 * @returns {HTMLElement}
 */
function shownAs(element) {
  return element.closest("label") ?? element;
}

/** Many elements are grouped into rows by their position. @param {HTMLElement[]} elements */
function rowsOf(elements) {
  if (elements.length <= AT_ONCE) return elements;
  /** @type {{ middle: number, row: HTMLElement[] }[]} */
  const rows = [];
  for (const element of elements) {
    const { top, height } = shownAs(element).getBoundingClientRect();
    const middle = top + height / 2;
    const row = rows.find((one) => Math.abs(one.middle - middle) < height / 2);
    if (row) row.row.push(element);
    else rows.push({ middle, row: [element] });
  }
  return rows.length === 1 ? elements : rows.map(({ row }) => row);
}

/** @param {KeyboardEvent} event */
function isSwitch({ key }) {
  return key === " " || key === "Enter";
}
