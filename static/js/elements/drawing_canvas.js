/** @import { Stroke } from "../types.d.ts" */
/** @import { Piece } from "../state/drawing_pen.js" */
import { el } from "../lib/dom.js";
import { lineOf, outlineOf, SHEET } from "../state/ink.js";

/** More dots than this nobody sees, and a tablet has to fill them all. */
const FINEST = 2;

/**
 * What ink is painted on: what is drawn below, what the hand is drawing above, so that a moving hand repaints its own line only.
 */
export class DrawingCanvas {
  /** @type {string[]} names of the strokes that are painted */
  #painted = [];
  /** @type {Stroke[]} */
  #strokes = [];
  #wet = false;

  constructor() {
    this.kept = el("canvas", { class: "drawing-ink" });
    this.live = el("canvas", { class: "drawing-ink" });
    this.keptInk = this.kept.getContext("2d");
    // Straight to the screen where the browser can: the line stays under the pen.
    this.liveInk = this.live.getContext("2d", { desynchronized: true });
  }

  /** The sheet has another size on the screen. @param {number} width in CSS pixels */
  fit(width) {
    const dots = Math.round(width * Math.min(devicePixelRatio || 1, FINEST));
    if (dots === 0 || dots === this.kept.width) return;
    for (const canvas of [this.kept, this.live]) {
      canvas.width = dots;
      canvas.height = Math.round((dots * SHEET.height) / SHEET.width);
      canvas.getContext("2d")?.scale(dots / SHEET.width, dots / SHEET.width);
    }
    this.#painted = [];
    this.show(this.#strokes);
  }

  /** @param {Stroke[]} strokes the lowest first */
  show(strokes) {
    this.#strokes = strokes;
    const ink = this.keptInk;
    if (!ink) return;
    const goesOn = this.#painted.every((id, index) => strokes[index]?.id === id);
    if (!goesOn) ink.clearRect(0, 0, SHEET.width, SHEET.height);
    for (const stroke of goesOn ? strokes.slice(this.#painted.length) : strokes)
      this.#fill(ink, stroke.colour, lineOf(stroke).path);
    this.#painted = strokes.map(({ id }) => id);
  }

  /** @param {Piece[]} pieces */
  grow(pieces) {
    const ink = this.liveInk;
    if (!ink || (pieces.length === 0 && !this.#wet)) return;
    ink.clearRect(0, 0, SHEET.width, SHEET.height);
    for (const { colour, size, points } of pieces) this.#fill(ink, colour, outlineOf(points, size));
    this.#wet = pieces.length > 0;
  }

  /** @param {CanvasRenderingContext2D} ink @param {string} colour @param {string} path */
  #fill(ink, colour, path) {
    const style = getComputedStyle(this.kept);
    ink.fillStyle = style.getPropertyValue(`--ink-${colour}`) || style.getPropertyValue("--ink-ink");
    ink.fill(new Path2D(path));
  }
}
