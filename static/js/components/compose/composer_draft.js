// Keeps the draft of a composer, and texts of cards that the server refused.
/** @import { DraftValue } from "../../types.d.ts" */
/** @import { IpkComposer } from "./composer.js" */
/** @import { Drafts } from "../../state/storage/drafts.js" */
import { newId } from "../../lib/ids.js";
import { keepDraft } from "../base/draft_field.js";

const PLACE = "composer";
const RETURNED = "returned ";

/** What stands half-written in a composer, and the words that could not be hung and wait until its field is free. */
export class ComposerDraft {
  /** The paper for which the words were begun. */
  paper = "";
  #kept;

  /** @param {IpkComposer} composer @param {Drafts} drafts */
  constructor(composer, drafts) {
    const { words, colours, where, childs } = composer;
    this.composer = composer;
    this.drafts = drafts;
    const fields = [words, colours?.element, where, childs].filter((field) => field !== undefined);
    // Listens before the draft does, which reads the paper.
    words?.addEventListener("input", () => this.#begin());
    where?.addEventListener("change", () => this.#choose(where.value));
    this.#kept = keepDraft(drafts, PLACE, { fields, read: () => this.#read(), write: (value) => this.#write(value) });
    drafts.whenLoaded(() => this.next());
  }

  /** Would the words hang elsewhere than where they were begun? */
  get moved() {
    const { words, where } = this.composer;
    return Boolean(words?.value.trim() && this.paper && where?.value && this.paper !== where.value);
  }

  /** The words hang now; those that wait come next. */
  hung() {
    this.paper = "";
    this.#kept.drop();
    this.next();
  }

  /** Words that could not be hung: into the field when it is free, else they wait. @param {string} text */
  giveBack(text) {
    this.drafts.save(RETURNED + newId(), { text });
    this.next();
  }

  next() {
    const { words } = this.composer;
    const [place] = this.drafts.placesOf(RETURNED);
    if (!place || !words || words.value.trim()) return;
    words.value = this.drafts.get(place)?.text ?? "";
    this.#begin();
    this.#kept.save();
    this.drafts.drop(place);
    this.composer.settle();
  }

  /** @param {string} paper */
  #choose(paper) {
    this.paper = paper;
    this.composer.settle();
  }

  #begin() {
    const { words, where } = this.composer;
    if (!words?.value.trim()) this.paper = "";
    else this.paper ||= where?.value ?? "";
  }

  /** @returns {DraftValue} */
  #read() {
    const { words, colours, childs } = this.composer;
    return { text: words?.value ?? "", colour: colours?.value, paper: this.paper, childs: childs?.checked };
  }

  /** @param {DraftValue} value */
  #write({ text, colour, paper = "", childs = false }) {
    const { composer } = this;
    this.paper = paper;
    if (composer.words) composer.words.value = text;
    if (composer.childs) composer.childs.checked = childs;
    composer.goOn(paper, colour);
  }
}
