/** @import { Point } from "./ink.js" */
import { clampToSheet } from "./ink.js";

/** Points nearer than this to the last one say nothing: in units of the sheet. */
const NEAR = 4;
/** A line is kept in pieces of so many points: what is drawn is soon safe, and a frame never computes more. */
const PIECE = 800;
/** A piece begins where the one before was a little earlier, so that no seam shows. */
const SEAM = 10;

/**
 * One line in the making.
 *
 * Points are thinned as they come and never again: what others see grow is exactly what is kept.
 *
 * @typedef {{ id: string, colour: string, size: number, points: Point[] }} Piece
 */
export class Pen {
  /** @type {Piece} */
  piece;
  #pieces = 0;

  /**
   * @param {{ colour: string, size: number }} ink
   * @param {{ name: (piece: number) => string, full: (piece: Piece) => void, grown?: () => void }} wishes `full`: this
   * piece is done, another goes on; `grown`: it has another point
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
