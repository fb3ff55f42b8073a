// A line that is being drawn, cut into pieces of limited length.
/** @import { Point } from "./ink.js" */
import { clampToSheet } from "./ink.js";

/** Points nearer than this to the last one are dropped, in units of the sheet. */
const NEAR = 4;
/** Points of a piece: pieces limit what is lost and what a frame has to compute. */
const PIECE = 800;
/** Points by which pieces overlap, so that no seam is visible. */
const SEAM = 10;

/**
 * Collects points and thins them as they arrive, so that others see exactly what is saved.
 * @typedef {{ id: string, colour: string, size: number, points: Point[] }} Piece
 */
export class Pen {
  /** @type {Piece} */
  piece;
  #pieces = 0;

  /**
   * @param {{ colour: string, size: number }} ink
   * @param {{ name: (piece: number) => string, full: (piece: Piece) => void, grown?: () => void }} wishes `full`: a
   * piece is complete and a new one begins; `grown`: a point was added
   */
  constructor(ink, wishes) {
    this.ink = ink;
    this.wishes = wishes;
    this.piece = this.#next([]);
  }

  /** @param {number} x @param {number} y */
  add(x, y) {
    const { points } = this.piece;
    const point = clampToSheet(x, y);
    const last = points.at(-1);
    if (last && Math.hypot(point[0] - last[0], point[1] - last[1]) < NEAR) return;
    points.push(point);
    if (points.length < PIECE) return this.wishes.grown?.();
    const done = this.piece;
    this.piece = this.#next(points.slice(-SEAM));
    this.wishes.full(done);
  }

  /** @param {Point[]} points @returns {Piece} */
  #next(points) {
    return { ...this.ink, id: this.wishes.name(this.#pieces++), points: [...points] };
  }
}
