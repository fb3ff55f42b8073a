// The drawing inside an answer of the workbook.
/** @import { Args, Stroke } from "../../types.d.ts" */
/** @import { Store } from "../core/store.js" */
import { Drawing } from "./drawing.js";
import { asAnswer } from "../profile/profile.js";

/** A drawing whose strokes belong to an answer instead of a card. */
export class AnswerDrawing extends Drawing {
  /** @param {Store} store @param {{ id: string, about: Args }} where */
  constructor(store, { id, about }) {
    super(store, { id });
    this.about = about;
  }

  get answer() {
    return asAnswer(this.store.view.get(this.id));
  }

  get lines() {
    return this.answer?.strokes ?? [];
  }

  get colour() {
    return this.answer?.colour ?? "sun";
  }

  /** The workbook is editable while the wall is paused. */
  get readOnly() {
    return false;
  }

  get canUndo() {
    return this.store.undoStack.last?.thing === this.id;
  }

  /** @param {string} colour */
  setColour(colour) {
    if (this.colour !== colour) this.store.do("profile.answer", { id: this.id, about: this.about, colour });
  }

  close() {
    this.endAllPens();
  }

  createCard() {}

  /** @param {Stroke} stroke @param {string} undoGroup */
  addStroke(stroke, undoGroup) {
    this.store.do("profile.stroke", { id: this.id, about: this.about, stroke }, { undoGroup });
  }

  /** @param {string} stroke @param {string} undoGroup */
  removeStroke(stroke, undoGroup) {
    this.store.do("profile.unstroke", { id: this.id, stroke }, { undoGroup });
  }
}
