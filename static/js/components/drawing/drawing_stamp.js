// The stamp tool of a drawing: a figure moved by mouse or arrow keys and placed by a tap or Enter.
/** @import { Point } from "../../state/drawing/ink.js" */
/** @import { SelectedTool } from "./drawing_tools.js" */
import { setAttribute } from "../../lib/dom/dom.js";
import { svg } from "../../lib/dom/svg.js";
import { outlineOf, SHEET } from "../../state/drawing/ink.js";
import { reachOf, stamped } from "../../state/drawing/drawing_stamps.js";

const STEP = 40;
/** With Shift the stamp goes slowly. */
const SMALL_STEP = 8;
/** @type {Record<string, Point>} */
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** A stamp above the sheet: it goes with the arrow keys or under the mouse, and is put by Enter or a tap. */
export class DrawingStamp {
  /** @type {Point} */
  #place = [SHEET.width / 2, SHEET.height / 2];
  #drawn = "";

  /** @param {SelectedTool} hand @param {(lines: Point[][]) => void} put */
  constructor(hand, put) {
    this.hand = hand;
    this.wishes = { put };
    const around = { class: "drawing-stamp", viewBox: `0 0 ${SHEET.width} ${SHEET.height}`, "aria-hidden": "true" };
    this.picture = svg("svg", around);
  }

  /** @param {HTMLElement} sheet @param {() => void} wanted @param {AbortSignal} signal */
  listen(sheet, wanted, signal) {
    sheet.addEventListener("keydown", (event) => this.#key(event, wanted), { signal });
  }

  /** @param {Point} place */
  put(place) {
    this.#place = place;
    this.wishes.put(stamped(this.hand.stamp, ...place, this.hand.size));
    this.#draw();
  }

  /** @param {boolean} shown */
  show(shown) {
    setAttribute(this.picture, "data-shown", shown);
    if (shown) this.#draw();
  }

  /** @param {KeyboardEvent} event @param {() => void} wanted */
  #key(event, wanted) {
    const arrow = ARROWS[event.key];
    const puts = event.key === "Enter" || event.key === " ";
    if (!arrow && !puts) return;
    event.preventDefault();
    const shown = this.picture.hasAttribute("data-shown");
    wanted();
    // The first key shows what the next ones will do.
    if (!shown) return;
    if (puts) this.put(this.#place);
    else this.#move(arrow, event.shiftKey ? SMALL_STEP : STEP);
  }

  /** @param {Point} arrow @param {number} step */
  #move([dx, dy], step) {
    const reach = reachOf(this.hand.size);
    const inside = (/** @type {number} */ value, /** @type {number} */ most) =>
      Math.min(Math.max(value, reach), most - reach);
    const [x, y] = this.#place;
    this.#place = [inside(x + dx * step, SHEET.width), inside(y + dy * step, SHEET.height)];
    this.#draw();
  }

  #draw() {
    const { stamp, size, colour } = this.hand;
    const drawn = `${stamp} ${size} ${colour} ${this.#place.join()}`;
    if (drawn === this.#drawn) return;
    this.#drawn = drawn;
    const ink = `stroke stroke--${colour}`;
    const lines = stamped(stamp, ...this.#place, size).map((line) =>
      svg("path", { class: ink, d: outlineOf(line, size) }),
    );
    this.picture.replaceChildren(...lines);
  }
}
