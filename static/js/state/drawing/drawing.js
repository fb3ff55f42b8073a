/** @import { Args, Entry, Stroke } from "../../types.d.ts" */
/** @import { Piece } from "./drawing_pen.js" */
/** @import { Store } from "../core/store.js" */
/** @import { Point } from "./ink.js" */
import { newId } from "../../lib/ids.js";
import { LIMITS } from "../../protocol.js";
import { gestureOf, inOrder, newGesture, nextPlace, strokeName } from "./drawing_names.js";
import { InkSender } from "./ink_sender.js";
import { Pen } from "./drawing_pen.js";
import { lineOf, encodePoints, widthOf } from "./ink.js";
import { spotOn } from "../wall/free_spots.js";

/** A finger that rubs is about so thick: half of it, in units of the sheet. */
const ERASER_RADIUS = 18;

/** @typedef {{ colour: string, size: number }} PenStyle */
/**
 * @typedef {{ paper: string, sheet?: number, said_by?: string }} Place where a new drawing will hang, and whose it is
 */

/**
 * One drawing in somebody's hands. It hangs on the paper with its first line; one without any line leaves nothing
 * behind.
 */
export class Drawing {
  #colour = "white";
  /** @type {Set<Pen>} */
  #pens = new Set();

  /** @param {Store} store @param {Place | { id: string }} where a card to go on with, else the place for a new one */
  constructor(store, where) {
    this.store = store;
    this.where = where;
    this.id = "id" in where ? where.id : newId();
    this.#sender = new InkSender(this.id, {
      send: (event) => store.connection.live(event),
      ready: () => store.replica.records.has(this.id),
    });
    store.addEventListener("refused", (event) => this.#refused(/** @type {CustomEvent} */ (event).detail));
  }

  #sender;

  get card() {
    return this.store.card(this.id);
  }

  /** Lines that are drawn, as they came. @returns {Stroke[]} */
  get lines() {
    return this.card?.strokes ?? [];
  }

  /** The lowest first. */
  get strokes() {
    return inOrder(this.lines);
  }

  /** Lines that the hand is drawing now. @returns {Piece[]} */
  get liveLines() {
    return [...this.#pens].map((pen) => pen.piece);
  }

  /** The paper it is drawn on. */
  get colour() {
    return this.card?.colour ?? this.#colour;
  }

  get full() {
    return this.lines.length >= LIMITS.strokes;
  }

  /** May it be drawn on now? */
  get readOnly() {
    return this.store.resting || Boolean(this.card?.locked);
  }

  get canUndo() {
    const { last } = this.store.undoStack;
    return last?.thing === this.id && last.cmd !== this.createCommand;
  }

  /** The command that a new one begins with: it is taken back elsewhere. */
  get createCommand() {
    return "card.stick";
  }

  get canRedo() {
    return this.store.undoStack.next?.thing === this.id;
  }

  /** The hand comes down. @param {PenStyle} ink */
  begin({ colour, size }) {
    const gesture = newGesture();
    const place = nextPlace(this.lines) + this.#pens.size;
    const pen = new Pen(
      { colour, size },
      {
        name: (piece) => strokeName(place, gesture, piece),
        grown: () => this.#sender.grown(pen.piece),
        full: (piece) => {
          this.#sender.remove(piece);
          this.#finishPiece(piece, gesture);
          this.#sender.add(pen.piece);
        },
      },
    );
    this.createCard();
    this.#pens.add(pen);
    this.#sender.add(pen.piece);
    return pen;
  }

  /** The hand is lifted. @param {Pen} pen */
  end(pen) {
    if (!this.drop(pen)) return;
    if (pen.piece.points.length > 0) this.#finishPiece(pen.piece, gestureOf(pen.piece.id));
  }

  /** It was not meant, like the palm beside a pen. @param {Pen} pen */
  drop(pen) {
    this.#sender.remove(pen.piece);
    return this.#pens.delete(pen);
  }

  /** Several lines at once, taken back together. @param {PenStyle} ink @param {Point[][]} lines */
  stamp({ colour, size }, lines) {
    this.createCard();
    const gesture = newGesture();
    const place = nextPlace(this.lines);
    lines.forEach((points, piece) =>
      this.#finishPiece({ id: strokeName(place, gesture, piece), colour, size, points }, gesture),
    );
  }

  /**
   * Rub out what lies under the way from one place to another.
   * @param {Point} from
   * @param {Point} to
   * @param {string} deed one sweep of the hand
   */
  erase(from, to, deed) {
    const steps = Math.ceil(Math.hypot(to[0] - from[0], to[1] - from[1]) / ERASER_RADIUS) || 1;
    const way = Array.from({ length: steps + 1 }, (_, step) => between(from, to, step / steps));
    const touched = this.strokes.filter((stroke) => way.some((place) => isNear(stroke, place)));
    const gestures = new Set(touched.map(({ id }) => gestureOf(id)));
    for (const { id } of this.strokes.filter((stroke) => gestures.has(gestureOf(stroke.id))))
      this.removeStroke(id, deed);
  }

  /** Another paper to draw on. @param {string} colour */
  setColour(colour) {
    this.#colour = colour;
    if (this.card && this.card.colour !== colour) this.change({ colour });
  }

  /** What it is, in words. @param {string} text */
  setCaption(text) {
    if (this.card && (this.card.text ?? "") !== text) this.change({ text });
  }

  /** It is laid aside. What was being drawn is kept; an empty sheet is thrown away. */
  close() {
    this.endAllPens();
    const { card } = this;
    if (!card || card.text || (card.strokes?.length ?? 0) > 0 || this.readOnly) return;
    this.store.undoStack.forgetRecord(this.id);
    this.removeCard();
  }

  /** @param {Args} change */
  change(change) {
    this.store.do("card.edit", { id: this.id, ...change });
  }

  removeCard() {
    this.store.do("card.peel", { id: this.id }, { isUndo: true });
  }

  /**
   * The paper was closed, or is not for this person: what was drawn goes to another one.
   * @param {{ entry: Entry, lost: Entry[] }} refused
   */
  #refused({ entry, lost }) {
    if (entry.cmd !== "card.stick" || entry.args.id !== this.id || "id" in this.where) return;
    const { papers, meeting, undoStack } = this.store;
    const open = papers.filter((paper) => paper.open && paper.id !== entry.args.paper);
    const paper = open.find(({ step }) => step === meeting?.step) ?? open.at(-1);
    undoStack.forgetRecord(this.id);
    if (!paper) return;
    this.id = this.#sender.card = newId();
    this.where = { ...this.where, paper: paper.id };
    this.createCard();
    for (const { cmd, args } of lost) this.store.do(cmd, { ...args, id: this.id }, { deed: deedOf(args) });
  }

  /** A new one hangs with its first line. */
  createCard() {
    if (this.card || "id" in this.where) return;
    const { paper, said_by, sheet } = this.where;
    const spot = spotOn(this.store, paper, { kind: "drawing" }, sheet);
    const card = { id: this.id, kind: "drawing", paper, ...spot, colour: this.#colour };
    this.store.do("card.stick", said_by ? { ...card, said_by } : card);
  }

  /** Every hand leaves the sheet. */
  endAllPens() {
    for (const pen of this.#pens) this.end(pen);
  }

  /** @param {Stroke} stroke @param {string} deed */
  addStroke(stroke, deed) {
    this.store.do("drawing.stroke", { id: this.id, stroke }, { deed });
  }

  /** @param {string} stroke @param {string} deed */
  removeStroke(stroke, deed) {
    this.store.do("drawing.unstroke", { id: this.id, stroke }, { deed });
  }

  /** @param {Piece} piece @param {string} deed */
  #finishPiece({ id, colour, size, points }, deed) {
    this.addStroke({ id, colour, size, points: encodePoints(points) }, deed);
  }
}

/** @param {Args} args */
function deedOf({ stroke }) {
  return gestureOf(typeof stroke === "string" ? stroke : (/** @type {Stroke | undefined} */ (stroke)?.id ?? newId()));
}

/** @param {Point} from @param {Point} to @param {number} part @returns {Point} */
function between([x1, y1], [x2, y2], part) {
  return [x1 + (x2 - x1) * part, y1 + (y2 - y1) * part];
}

/** @param {Stroke} stroke @param {Point} place */
function isNear(stroke, place) {
  const { points } = lineOf(stroke);
  const reach = ERASER_RADIUS + widthOf(stroke.size) / 2;
  return points.some((point, index) => distance(place, points[index - 1] ?? point, point) < reach);
}

/** From a place to the line between two points. @param {Point} place @param {Point} from @param {Point} to */
function distance([x, y], [x1, y1], [x2, y2]) {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const along = dx || dy ? Math.min(Math.max(((x - x1) * dx + (y - y1) * dy) / (dx * dx + dy * dy), 0), 1) : 0;
  return Math.hypot(x - x1 - along * dx, y - y1 - along * dy);
}
