// Sends lines that are being drawn to other devices as ephemeral events.
/** @import { Piece } from "./drawing_pen.js" */
import { encodePoints } from "./ink.js";

/** Interval between events. The rate is half of the limit, which leaves room for a second device of the person. */
const TICK_MS = 50;
/** Receivers remove lines without news, so an idle line is repeated after so many ticks. */
const STILL_HERE_TICKS = 40;
const POINTS_AT_ONCE = 200;

/** @typedef {{ piece: Piece, sent: number, quiet: number }} Line `quiet`: for so many ticks there was nothing new */

/** Passes lines on while they grow. One message a tick, however many fingers draw. */
export class InkSender {
  /** @type {Map<string, Line>} */
  #lines = new Map();
  /** @type {ReturnType<typeof setInterval> | undefined} */
  #timer;

  /**
   * @param {string} card
   * @param {{ send: (event: Record<string, unknown>) => void, ready: () => boolean }} wishes `ready`: does the server
   * have the card?
   */
  constructor(card, wishes) {
    this.card = card;
    this.wishes = wishes;
  }

  /** @param {Piece} piece */
  add(piece) {
    this.#lines.set(piece.id, { piece, sent: 0, quiet: 0 });
    this.#timer ??= setInterval(() => this.tick(), TICK_MS);
  }

  /** @param {Piece} piece */
  remove(piece) {
    this.#lines.delete(piece.id);
    if (this.#lines.size > 0) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  /**
   * A line got a point: its first points, and those after a pause, are sent at once, others at the next tick.
   * @param {Piece} piece
   */
  grown(piece) {
    const line = this.#lines.get(piece.id);
    if (line && (line.sent === 0 || line.quiet > 0) && this.wishes.ready()) this.#send(line);
  }

  tick() {
    if (!this.wishes.ready()) return;
    for (const line of this.#lines.values()) line.quiet += 1;
    const line = [...this.#lines.values()].find(hasNews);
    if (line) this.#send(line);
  }

  /** @param {Line} line */
  #send(line) {
    const { id, colour, size, points } = line.piece;
    const at = Math.min(line.sent, points.length - 1);
    const news = points.slice(at, at + POINTS_AT_ONCE);
    this.wishes.send({ kind: "ink", card: this.card, stroke: id, colour, size, at, points: encodePoints(news) });
    line.sent = at + news.length;
    line.quiet = 0;
    // Round robin: the other lines come first.
    this.#lines.delete(id);
    this.#lines.set(id, line);
  }
}

/** @param {Line} line */
function hasNews({ piece, sent, quiet }) {
  return piece.points.length > sent || (piece.points.length > 0 && quiet >= STILL_HERE_TICKS);
}
