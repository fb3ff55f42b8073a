/** @import { Args, Stroke } from "../../types.d.ts" */
/** @import { Moment } from "../profile/messages.js" */
/** @import { Store } from "../core/store.js" */
import { newId } from "../../lib/ids.js";
import { Drawing } from "./drawing.js";
import { asCard, asMessage } from "../profile/messages.js";

/**
 * The drawing of a prepared message: the same hand and pencils; it is made with its first line and lies in the book.
 */
export class MessageDrawing extends Drawing {
  /**
   * @param {Store} store
   * @param {{ id: string } | Pick<Moment, "step" | "paper">} where one to go on with, else when and where a new one
   * will hang
   */
  constructor(store, where) {
    super(store, "id" in where ? where : { id: newId() });
    this.moment = "id" in where ? undefined : where;
  }

  get card() {
    const message = asMessage(this.store.view.get(this.id));
    return message && asCard(message);
  }

  /** The book does not rest with the wall. */
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

  /** @param {Stroke} stroke @param {string} deed */
  addStroke(stroke, deed) {
    this.store.do("messages.stroke", { id: this.id, stroke }, { deed });
  }

  /** @param {string} stroke @param {string} deed */
  removeStroke(stroke, deed) {
    this.store.do("messages.unstroke", { id: this.id, stroke }, { deed });
  }
}
