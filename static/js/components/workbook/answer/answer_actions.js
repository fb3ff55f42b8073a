// The actions on one answer: write, draw, choose symbols, photograph, record, consent.
/** @import { AppContext } from "../../../context.js" */
/** @import { Args, Workbook, Consent, MediaFile, ProfileAnswer, Questionnaire, Question } from "../../../types.d.ts" */
/** @import { Page } from "../../../state/profile/profile.js" */
/** @import { IpkDialog } from "../../base/dialog.js" */
import { el } from "../../../lib/dom/dom.js";
import { t } from "../../../lib/i18n/i18n.js";
import { newId } from "../../../lib/ids.js";
import { LIMITS } from "../../../protocol.js";
import { AnswerDrawing } from "../../../state/drawing/drawing_answer.js";
import { answerArgs, answersOf } from "../../../state/profile/profile.js";
import { childWriting } from "../../child/child_write.js";
import { IpkDrawing } from "../../drawing/drawing.js";
import { PhotoDialog } from "../../media/photo_dialog.js";
import { SymbolPicker } from "../../symbols/picker.js";
import { VoiceDialog } from "../../voice/voice_dialog.js";

/**
 * What a function gets that makes a page of the workbook. `actions`: those on the answer, on a page with a question.
 * @typedef {object} Making
 * @property {AppContext} app
 * @property {Questionnaire} sheet
 * @property {Page} page
 * @property {AnswerActions | undefined} actions
 * @property {IpkDialog} dialog
 */
/** @typedef {{ book: Workbook, answers: Map<string, ProfileAnswer> }} Now */
/** @typedef {{ elements: HTMLElement[], show: (now: Now) => void, actions?: Answering }} WorkbookPage */
/**
 * What the answer tools need of a page. Without `refuse` the page asks no question.
 * @typedef {Pick<AnswerActions, "write" | "draw" | "pick" | "photograph" | "say"> & Partial<Pick<AnswerActions,
 * "answer" | "refuse">> & { sheet: Pick<Questionnaire, "id">, question: Pick<Question, "id" | "kinds"> }} Answering
 */

/** Sends the commands that change one answer and its consent. */
export class AnswerActions {
  /** @param {AppContext} app @param {IpkDialog} dialog @param {Questionnaire} sheet @param {Question} question */
  constructor(app, dialog, sheet, question) {
    this.app = app;
    this.dialog = dialog;
    this.sheet = sheet;
    this.question = question;
  }

  get answer() {
    return answersOf(this.app.store).get(this.question.id);
  }

  get #address() {
    return answerArgs(this.sheet, this.question, this.answer);
  }

  /** @param {Args} change @param {{ undoGroup?: string }} [how] with what else it is taken back */
  give(change, how) {
    this.app.store.do("profile.answer", { ...this.#address, ...change }, how);
  }

  /** A picture of the dictionary comes to the answer, or goes again. @param {string} id */
  toggle(id) {
    const { symbols = [], choice } = this.answer ?? {};
    if (choice === id) this.give({ choice: "" });
    else if (symbols.includes(id)) this.give({ symbols: symbols.filter((one) => one !== id) });
    else if (symbols.length < LIMITS.symbols) this.give({ symbols: [...symbols, id], none: false });
  }

  /**
   * A picture stands in the answer, as long as there is room for it, or does not.
   * @param {string} id
   * @param {boolean} there
   * @param {string} undoGroup
   */
  show(id, there, undoGroup) {
    const { symbols = [] } = this.answer ?? {};
    if (symbols.includes(id) === there || (there && symbols.length >= LIMITS.symbols)) return;
    const without = symbols.filter((one) => one !== id);
    this.give(there ? { symbols: [...without, id], none: false } : { symbols: without }, { undoGroup });
  }

  /** One of two, or one face; the same again takes it back. @param {string} id */
  choose(id) {
    const taken = this.answer?.choice === id;
    this.give({ choice: taken ? "" : id, none: false });
  }

  refuse() {
    this.give({ none: !this.answer?.none });
  }

  write() {
    const { text = "", colour = "sun" } = this.answer ?? {};
    const done = (/** @type {{ text: string, colour: string }} */ written) => {
      this.dialog.close();
      this.give({ ...written, none: false });
    };
    const draft = { drafts: this.app.store.drafts, place: `answer ${this.question.id}` };
    const writing = childWriting({ text, changing: true, colour, draft, back: () => this.dialog.close(), done });
    this.dialog.open(t("Write"), [writing.element], { quiet: true });
    writing.words.focus();
  }

  draw() {
    const element = new IpkDrawing(this.app, new AnswerDrawing(this.app.store, this.#address));
    element.addEventListener("ipk:drawn", () => this.dialog.close());
    const below = el("div", { class: "drawing-below" }, ...element.below);
    this.dialog.open(t("Draw"), [element, below], { quiet: true, kind: "drawing" });
  }

  pick() {
    const hang = (/** @type {string[]} */ symbols) => {
      this.dialog.close();
      this.app.often.record(symbols);
      const all = [...new Set([...(this.answer?.symbols ?? []), ...symbols])];
      this.give({ symbols: all.slice(-LIMITS.symbols), none: false });
    };
    const picker = new SymbolPicker(this.app, {
      few: this.app.isChild,
      hang,
      leave: () => this.dialog.close(),
      other: () => this.write(),
      hangWords: t("Put it in"),
    });
    this.dialog.open(t("Choose a picture"), [picker.element], { quiet: true });
    picker.focus();
    void this.app.symbols.fetchAhead();
  }

  photograph() {
    new PhotoDialog(this.app, this.dialog).choose(this.#place);
  }

  say() {
    new VoiceDialog(this.app, this.dialog).open(this.#place);
  }

  /** @param {string} media */
  takeOut(media) {
    this.app.store.do("profile.detach", { id: this.#address.id, media });
  }

  /** @param {Consent} consent @param {boolean} [told] the child said so, its guide does it */
  consent(consent, told = false) {
    const { id } = this.#address;
    this.app.store.do("profile.consent", told ? { id, consent, told } : { id, consent });
  }

  /** What is photographed or said goes into this answer. */
  get #place() {
    const address = this.#address;
    const take = (/** @type {MediaFile} */ parcel, label = "") =>
      void this.app.store.uploads.add(
        newId(),
        label ? { ...address, label } : { ...address },
        parcel,
        "profile.attach",
      );
    return { paper: "", take };
  }
}
