// `<ipk-drawing>`: a canvas to draw on, with its tools.
/** @import { AppContext } from "../../context.js" */
/** @import { Drawing } from "../../state/drawing/drawing.js" */
/** @import { Point } from "../../state/drawing/ink.js" */
/** @import { SelectedTool } from "./drawing_tools.js" */
import { button, el, setAttribute, setText } from "../../lib/dom/dom.js";
import { IpkElement } from "../../lib/dom/element.js";
import { t } from "../../lib/i18n/i18n.js";
import { newId } from "../../lib/ids.js";
import { Pen } from "../../state/drawing/drawing_pen.js";
import { DrawingCanvas } from "./drawing_canvas.js";
import { PointerInput } from "./pointer_input.js";
import { DrawingStamp } from "./drawing_stamp.js";
import { DrawingTools, STAMP_WORDS } from "./drawing_tools.js";
import { tile } from "../base/tile.js";
import { onEveryChange } from "../base/watching.js";

/** What a hand does: it draws a line, or it rubs out. @typedef {{ undoGroup: string, at: Point }} Sweep */

/** A pen was seen on this device: from then on fingers and palms do not draw, until somebody says otherwise. */
let penOnly = false;

/** A sheet to draw on, with pencils beside it. Emits `ipk:drawn` when the person is done. */
export class IpkDrawing extends IpkElement {
  /** @type {SelectedTool} */
  #hand = { tool: "pen", colour: "ink", size: 2, stamp: "smile" };
  /** @type {Map<number, Pen | Sweep>} */
  #doing = new Map();
  #asked = false;
  /** What the person has done by now need not be explained to them any more. */
  #knows = { stamp: false, pen: false };

  /** @param {AppContext} app @param {Drawing} drawing */
  constructor(app, drawing) {
    super();
    this.app = app;
    this.drawing = drawing;
    this.canvas = new DrawingCanvas();
    this.said = el("p", { class: "visually-hidden", role: "status" });
    this.tools = new DrawingTools({
      hand: this.#hand,
      changed: () => this.#render(),
      paper: (colour) => this.#paper(colour),
      paperNow: () => drawing.colour,
    });
    this.undo = tile("undo-2", t("Take back"), () => app.store.undo(drawing.id), { kind: "undo" });
    this.redo = tile("redo-2", t("Again"), () => app.store.redo(), { kind: "redo" });
    this.done = tile("check", t("Done"), () => this.emit("drawn"), { kind: "done" });
    /** What stands below the sheet and its tools. */
    this.below = [this.undo, this.redo, this.tools.rubber, this.done];
  }

  build() {
    this.classList.add("drawing");
    this.stamp = new DrawingStamp(this.#hand, (lines) => {
      this.#knows.stamp = true;
      this.drawing.stamp(this.#hand, lines);
      setText(this.said, t("{stamp}: it is on the sheet", { stamp: STAMP_WORDS[this.#hand.stamp]() }));
    });
    this.sheet = el(
      "div",
      {
        class: "drawing-sheet",
        tabindex: "0",
        autofocus: true,
        role: "application",
        "aria-label": t("A sheet to draw on"),
      },
      ...this.canvas.canvases,
      this.stamp.picture,
    );
    this.hint = el("p", { class: "drawing-hint", role: "status" });
    this.fingers = button(
      { class: "drawing-fingers", hidden: true },
      () => this.#letFingers(),
      t("Draw with a finger"),
    );
    const note = el("div", { class: "drawing-note" }, this.hint, this.fingers);
    const stage = el("div", { class: "drawing-stage" }, this.sheet, note, this.tools.row);
    this.append(stage, this.tools.pencils, this.tools.tools, this.said);
  }

  connected() {
    const { sheet, stamp, drawing, abort: leaving } = this;
    if (!sheet || !stamp) return;
    const { signal } = leaving;
    const wishes = {
      penOnly: () => penOnly,
      penSeen: () => this.#penSeen(),
      down: (/** @type {number} */ hand, /** @type {Point} */ place, /** @type {boolean} */ rubs) =>
        this.#down(hand, place, rubs),
      moved: (/** @type {number} */ hand, /** @type {Point[]} */ places) => this.#moved(hand, places),
      up: (/** @type {number} */ hand) => this.#up(hand),
      meantNothing: (/** @type {number} */ hand) => this.#forget(hand),
    };
    new PointerInput(sheet, wishes, signal);
    stamp.listen(sheet, () => this.#takeStamp(), signal);
    const watch = new ResizeObserver(() => this.canvas.fit(sheet.clientWidth));
    watch.observe(sheet);
    signal.addEventListener("abort", () => watch.disconnect());
    signal.addEventListener("abort", () => drawing.close());
    onEveryChange(this.app.store, () => this.#render(), signal);
  }

  // --- hands ---

  /** @param {number} hand @param {Point} place @param {boolean} rubs */
  #down(hand, place, rubs) {
    const { drawing } = this;
    this.tools.close();
    if (drawing.readOnly) return;
    if (rubs || this.#hand.tool === "rubber") {
      this.#doing.set(hand, { undoGroup: newId(), at: place });
      this.#moved(hand, [place]);
    } else if (drawing.full) return;
    else if (this.#hand.tool === "stamp") this.stamp?.put(place);
    else {
      const pen = drawing.begin(this.#hand);
      this.#doing.set(hand, pen);
      pen.add(...place);
      this.#paint();
    }
  }

  /** @param {number} hand @param {Point[]} places */
  #moved(hand, places) {
    const doing = this.#doing.get(hand);
    if (doing === undefined) return;
    for (const place of places)
      if (doing instanceof Pen) doing.add(...place);
      else {
        this.drawing.erase(doing.at, place, doing.undoGroup);
        doing.at = place;
      }
    this.#paint();
  }

  /** @param {number} hand */
  #up(hand) {
    const doing = this.#doing.get(hand);
    this.#doing.delete(hand);
    if (doing === undefined) return;
    if (doing instanceof Pen) this.drawing.end(doing);
    this.#knows.pen = penOnly;
    this.#render();
  }

  /** @param {number} hand */
  #forget(hand) {
    const doing = this.#doing.get(hand);
    this.#doing.delete(hand);
    if (doing instanceof Pen) this.drawing.drop(doing);
    this.#paint();
  }

  #penSeen() {
    if (penOnly) return;
    penOnly = true;
    this.#render();
  }

  #letFingers() {
    penOnly = false;
    this.#render();
    this.sheet?.focus();
  }

  /** @param {string} colour */
  #paper(colour) {
    this.drawing.setColour(colour);
    this.#render();
  }

  /** Arrow keys were pressed: a hand that cannot draw puts stamps. */
  #takeStamp() {
    if (this.#hand.tool === "stamp") return;
    this.#hand.tool = "stamp";
    this.tools.show();
    this.#render();
  }

  // --- showing ---

  /** At most once a frame, however often the hand is heard. */
  #paint() {
    if (this.#asked) return;
    this.#asked = true;
    requestAnimationFrame(() => {
      this.#asked = false;
      this.canvas.grow(this.drawing.liveLines);
    });
  }

  #render() {
    const { drawing, sheet, stamp } = this;
    if (!sheet || !stamp) return;
    this.canvas.show(drawing.strokes);
    this.canvas.grow(drawing.liveLines);
    setAttribute(sheet, "data-colour", drawing.colour);
    setAttribute(sheet, "data-tool", this.#hand.tool);
    stamp.show(this.#hand.tool === "stamp" && !drawing.readOnly && !drawing.full);
    this.undo.disabled = !drawing.canUndo || drawing.readOnly;
    this.redo.disabled = !drawing.canRedo || drawing.readOnly;
    if (this.fingers) this.fingers.hidden = !penOnly;
    if (this.hint) setText(this.hint, this.#advice());
  }

  #advice() {
    const { drawing } = this;
    if (drawing.readOnly) return t("The wall is resting. You can draw again in a while.");
    if (drawing.full) return t("This sheet is full. You can take another one.");
    if (this.#hand.tool === "stamp" && !this.#knows.stamp) return t("Tap where the stamp goes. Or arrows and Enter.");
    return penOnly && !this.#knows.pen ? t("The pen draws now. Your hand may rest on the sheet.") : "";
  }
}

customElements.define("ipk-drawing", IpkDrawing);
