// Two canvases on top of each other: finished strokes, and the stroke being drawn.
/** @import { Stroke } from "../../types.d.ts" */
/** @import { Piece } from "../../state/drawing/drawing_pen.js" */
import { outlineOf } from "../../state/drawing/ink.js";
import { InkLayer } from "./ink_layer.js";

/** More dots than this nobody sees, and a tablet has to fill them all. */
const FINEST = 2;

/**
 * What the hand draws on: what is drawn below, what is being drawn above, so that a moving hand repaints its own line
 * only.
 */
export class DrawingCanvas {
  #wet = false;

  constructor() {
    this.kept = new InkLayer();
    // Straight to the screen where the browser can: the line stays under the pen.
    this.live = new InkLayer({ desynchronized: true });
    this.canvases = [this.kept.canvas, this.live.canvas];
  }

  /** The sheet has another size on the screen. @param {number} width in CSS pixels */
  fit(width) {
    const dots = Math.round(width * Math.min(devicePixelRatio || 1, FINEST));
    for (const layer of [this.kept, this.live]) layer.fit(dots);
  }

  /** @param {Stroke[]} strokes the lowest first */
  show(strokes) {
    this.kept.show(strokes);
  }

  /** @param {Piece[]} pieces */
  grow(pieces) {
    if (pieces.length === 0 && !this.#wet) return;
    this.live.clear();
    for (const { colour, size, points } of pieces) this.live.fill(colour, outlineOf(points, size));
    this.#wet = pieces.length > 0;
  }
}
