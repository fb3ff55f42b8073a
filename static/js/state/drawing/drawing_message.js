// The drawing of a prepared message.
/** @import { Args, Stroke } from "../../types.d.ts" */
/** @import { Moment } from "../profile/messages.js" */
/** @import { Store } from "../core/store.js" */
import { newId } from "../../lib/ids.js";
import { Drawing } from "./drawing.js";
import { asCard, asMessage } from "../profile/messages.js";

/** A drawing whose strokes belong to a prepared message, which is created with the first line. */
export class MessageDrawing extends Drawing {
  /**
   * @param {Store} store
   * @param {{ id: string } | Pick<Moment, "step" | "paper">} where an existing message, or the moment of a new one
   */
  constructor(store, where) {
    super(store, "id" in where ? where : { id: newId() });
    this.moment = "id" in where ? undefined : where;
  }

  get card() {
    const message = asMessage(this.store.view.get(this.id));
    return message && asCard(message);
  }

  /** The workbook is editable while the wall is paused. */
  get readOnly() {
    return false;
  }

  get createCommand() {
    return "messages.make";
  }

  createCard() {
    if (this.card || !this.moment) return;
    this.store.do(this.createCommand, { id: this.id, kind: "drawing", ...this.moment, colour: this.colour });
  }

  /** @param {Args} change */
  change(change) {
    this.store.do("messages.change", { id: this.id, ...change });
  }

  removeCard() {
    this.store.do("messages.drop", { id: this.id }, { isUndo: true });
  }

  /** @param {Stroke} stroke @param {string} undoGroup */
  addStroke(stroke, undoGroup) {
    this.store.do("messages.stroke", { id: this.id, stroke }, { undoGroup });
  }

  /** @param {string} stroke @param {string} undoGroup */
  removeStroke(stroke, undoGroup) {
    this.store.do("messages.unstroke", { id: this.id, stroke }, { undoGroup });
  }
}
