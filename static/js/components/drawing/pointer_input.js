// Turns pointer events on a canvas into strokes and erasing.
/** @import { Point } from "../../state/drawing/ink.js" */
import { SHEET } from "../../state/drawing/ink.js";

/** The bit of `PointerEvent.buttons` that means the eraser end of a pen. */
const RUBBER_END = 32;
/**
 * What a browser makes of a hand on the sheet, and must not: scroll, zoom, mark, call a menu, write words with a pen.
 */
const UNWANTED = ["touchstart", "touchmove", "contextmenu", "dragstart", "selectstart", "dblclick"];

/**
 * The hands on the sheet: fingers, a pen, a mouse. Each is followed on its own, so that a resting hand stops nobody.
 * Once a pen was seen, fingers and palms do not draw.
 *
 * @typedef {object} Wishes
 * @property {() => boolean} penOnly
 * @property {() => void} penSeen
 * @property {(hand: number, place: Point, rubs: boolean) => void} down
 * @property {(hand: number, places: Point[]) => void} moved
 * @property {(hand: number) => void} up
 * @property {(hand: number) => void} meantNothing a palm that lay there before the pen came
 */
export class PointerInput {
  /** @type {Map<number, string>} hands that draw, and of what kind they are */
  #hands = new Map();

  /** @param {HTMLElement} sheet @param {Wishes} wishes @param {AbortSignal} signal */
  constructor(sheet, wishes, signal) {
    this.sheet = sheet;
    this.wishes = wishes;
    const hear = (/** @type {string} */ type, /** @type {(event: any) => void} */ act) =>
      sheet.addEventListener(type, act, { signal });
    hear("pointerdown", (event) => this.#down(event));
    hear("pointermove", (event) => this.#move(event));
    hear("pointerup", (event) => this.#up(event));
    hear("pointercancel", (event) => this.#up(event));
    for (const type of UNWANTED)
      sheet.addEventListener(type, (event) => event.preventDefault(), { signal, passive: false });
  }

  /** @param {PointerEvent} event */
  #down(event) {
    const { pointerId, pointerType, buttons } = event;
    if (pointerType === "pen") this.#penCame();
    if (this.wishes.penOnly() && pointerType === "touch") return;
    if (pointerType === "mouse" && buttons !== 1) return;
    this.sheet.setPointerCapture(pointerId);
    this.#hands.set(pointerId, pointerType);
    this.wishes.down(pointerId, this.#placeOf(event), (buttons & RUBBER_END) > 0);
  }

  /** @param {PointerEvent} event */
  #move(event) {
    if (!this.#hands.has(event.pointerId)) return;
    const all = event.getCoalescedEvents?.() ?? [];
    const places = (all.length > 0 ? all : [event]).map((each) => this.#placeOf(each));
    this.wishes.moved(event.pointerId, places);
  }

  /** @param {PointerEvent} event */
  #up({ pointerId }) {
    if (this.#hands.delete(pointerId)) this.wishes.up(pointerId);
  }

  #penCame() {
    this.wishes.penSeen();
    for (const [hand, kind] of this.#hands) {
      if (kind !== "touch") continue;
      this.#hands.delete(hand);
      this.wishes.meantNothing(hand);
    }
  }

  /** @param {PointerEvent} event @returns {Point} */
  #placeOf({ clientX, clientY }) {
    const box = this.sheet.getBoundingClientRect();
    return [((clientX - box.x) / box.width) * SHEET.width, ((clientY - box.y) / box.height) * SHEET.height];
  }
}
