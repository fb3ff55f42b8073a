// The model of a drawing that is being drawn: pens, strokes, erasing, undo.
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

/** The radius of the eraser in units of the sheet. */
const ERASER_RADIUS = 18;

/** @typedef {{ colour: string, size: number }} PenStyle */
/**
 * @typedef {{ paper: string, sheet?: number, said_by?: string }} Place where a new drawing will hang, and whose words
 * it is
 */

/** An open drawing. Its card is created with the first line and removed again when no line remains. */
export class Drawing {
  #colour = "white";
  /** @type {Set<Pen>} */
  #pens = new Set();

  /** @param {Store} store @param {Place | { id: string }} where an existing card, or the place for a new one */
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

  /** Saved strokes in the order of arrival. @returns {Stroke[]} */
  get lines() {
    return this.card?.strokes ?? [];
  }

  /** Saved strokes, lowest first. */
  get strokes() {
    return inOrder(this.lines);
  }

  /** Lines that are being drawn now. @returns {Piece[]} */
  get liveLines() {
    return [...this.#pens].map((pen) => pen.piece);
  }

  /** The colour of the sheet. */
  get colour() {
    return this.card?.colour ?? this.#colour;
  }

  get full() {
    return this.lines.length >= LIMITS.strokes;
  }

  /** May nothing be drawn now? */
  get readOnly() {
    return this.store.resting || Boolean(this.card?.locked);
  }

  get canUndo() {
    const { last } = this.store.undoStack;
    return last?.thing === this.id && last.cmd !== this.createCommand;
  }

  /** The command that creates the drawing; the undo button of the drawing does not undo it. */
  get createCommand() {
    return "card.stick";
  }

  get canRedo() {
    return this.store.undoStack.next?.thing === this.id;
  }

  /** Starts a line with a new pen. @param {PenStyle} ink */
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

  /** Ends a line and saves it. @param {Pen} pen */
  end(pen) {
    if (!this.drop(pen)) return;
    if (pen.piece.points.length > 0) this.#finishPiece(pen.piece, gestureOf(pen.piece.id));
  }

  /** Discards a line, for example one of a palm. @param {Pen} pen */
  drop(pen) {
    this.#sender.remove(pen.piece);
    return this.#pens.delete(pen);
  }

  /** Adds several lines that are undone together. @param {PenStyle} ink @param {Point[][]} lines */
  stamp({ colour, size }, lines) {
    this.createCard();
    const gesture = newGesture();
    const place = nextPlace(this.lines);
    lines.forEach((points, piece) =>
      this.#finishPiece({ id: strokeName(place, gesture, piece), colour, size, points }, gesture),
    );
  }

  /**
   * Erases strokes under the way between two points, each with all pieces of its gesture.
   * @param {Point} from
   * @param {Point} to
   * @param {string} undoGroup undo group of one sweep
   */
  erase(from, to, undoGroup) {
    const steps = Math.ceil(Math.hypot(to[0] - from[0], to[1] - from[1]) / ERASER_RADIUS) || 1;
    const way = Array.from({ length: steps + 1 }, (_, step) => between(from, to, step / steps));
    const touched = this.strokes.filter((stroke) => way.some((place) => isNear(stroke, place)));
    const gestures = new Set(touched.map(({ id }) => gestureOf(id)));
    for (const { id } of this.strokes.filter((stroke) => gestures.has(gestureOf(stroke.id))))
      this.removeStroke(id, undoGroup);
  }

  /** Changes the colour of the sheet. @param {string} colour */
  setColour(colour) {
    this.#colour = colour;
    if (this.card && this.card.colour !== colour) this.change({ colour });
  }

  /** Changes the caption. @param {string} text */
  setCaption(text) {
    if (this.card && (this.card.text ?? "") !== text) this.change({ text });
  }

  /** Closes the drawing: saves lines in progress and removes an empty card. */
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
   * Creating the card was refused: the drawing moves to another open paper.
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
    for (const { cmd, args } of lost) this.store.do(cmd, { ...args, id: this.id }, { undoGroup: undoGroupOf(args) });
  }

  /** Creates the card before the first line. */
  createCard() {
    if (this.card || "id" in this.where) return;
    const { paper, said_by, sheet } = this.where;
    const spot = spotOn(this.store, paper, { kind: "drawing" }, sheet);
    const card = { id: this.id, kind: "drawing", paper, ...spot, colour: this.#colour };
    this.store.do("card.stick", said_by ? { ...card, said_by } : card);
  }

  /** Ends all lines in progress. */
  endAllPens() {
    for (const pen of this.#pens) this.end(pen);
  }

  /** @param {Stroke} stroke @param {string} undoGroup */
  addStroke(stroke, undoGroup) {
    this.store.do("drawing.stroke", { id: this.id, stroke }, { undoGroup });
  }

  /** @param {string} stroke @param {string} undoGroup */
  removeStroke(stroke, undoGroup) {
    this.store.do("drawing.unstroke", { id: this.id, stroke }, { undoGroup });
  }

  /** @param {Piece} piece @param {string} undoGroup */
  #finishPiece({ id, colour, size, points }, undoGroup) {
    this.addStroke({ id, colour, size, points: encodePoints(points) }, undoGroup);
  }
}

/** @param {Args} args */
function undoGroupOf({ stroke }) {
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

/**
 * The distance from a point to a line segment.
 * @param {Point} place
 * @param {Point} from
 * @param {Point} to
 */
function distance([x, y], [x1, y1], [x2, y2]) {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const along = dx || dy ? Math.min(Math.max(((x - x1) * dx + (y - y1) * dy) / (dx * dx + dy * dy), 0), 1) : 0;
  return Math.hypot(x - x1 - along * dx, y - y1 - along * dy);
}
