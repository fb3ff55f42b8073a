// `<ipk-workbook>`: the workbook in which a guide and a child prepare the meeting.
/** @import { AppContext } from "../../context.js" */
/** @import { Workbook, Questionnaire } from "../../types.d.ts" */
/** @import { Page } from "../../state/profile/profile.js" */
/** @import { IpkDialog } from "../base/dialog.js" */
/** @import { AnswerActions, Making, WorkbookPage } from "./answer/answer_actions.js" */
import { el, setAttribute } from "../../lib/dom/dom.js";
import { IpkElement } from "../../lib/dom/element.js";
import { t } from "../../lib/i18n/i18n.js";
import { answersOf, bookOf, pageNow, pagesOf } from "../../state/profile/profile.js";
import { turningArrow } from "../child/child_papers.js";
import { arrangementActions } from "../preparation/arrangement_actions.js";
import { ARRANGING_PAGES } from "./pages.js";
import { endPage } from "./end.js";
import { examplePage } from "./example.js";
import { noticePage } from "./notice.js";
import { questionPage } from "./question.js";
import { paperWays } from "./answer/profile_page.js";
import { pageStrip } from "./page_strip.js";
import { wayBack } from "./way_back.js";
import { answerTools } from "./answer/answer_tools.js";
import { onEveryChange } from "../base/watching.js";

/** A lost answer is asked for again. */
const AGAIN_MS = 3000;

/** @type {Record<Page["kind"], (making: Making) => WorkbookPage>} */
const MAKE = { notice: noticePage, example: examplePage, question: questionPage, end: endPage, ...ARRANGING_PAGES };

/**
 * The picture-book of the profile: one question a page. The same page lies before the child and before its guide;
 * what either does, both see.
 */
export class IpkWorkbook extends IpkElement {
  /** @type {Questionnaire | undefined} */
  #sheet;
  #loading = "";
  /** @type {Page[]} */
  #pages = [];
  #shown = "";
  /** @type {WorkbookPage | undefined} */
  #page;

  /** @param {AppContext} app @param {IpkDialog} dialog the dialog over the workbook, for writing and drawing */
  constructor(app, dialog) {
    super();
    this.app = app;
    this.dialog = dialog;
  }

  build() {
    this.classList.add("workbook");
    this.back = turningArrow("arrow-left", t("Page before"), () => this.#turn(-1));
    this.onward = turningArrow("arrow-right", t("Next page"), () => this.#turn(1));
    this.spread = el("div", { class: "workbook-spread" });
    this.strip = pageStrip(this.app, this.dialog, (id) => this.#go(id));
    this.ways = answerTools(this.app);
    this.paper = paperWays(this.app);
    this.then = wayBack(this.app, this.dialog, "tile tile--then");
    this.paper.element.append(this.then.element);
    this.waiting = el("p", { class: "workbook-waiting", role: "status" }, t("Just a moment…"));
    const book = el("div", { class: "workbook-book" }, this.back.element, this.spread, this.onward.element);
    this.main = el("div", { class: "workbook-main" }, this.strip.element, book, this.waiting);
    this.append(this.main, this.ways.element, this.paper.element);
  }

  connected() {
    onEveryChange(this.app.store, () => this.render(), this.abort.signal);
    this.listen(this, "ipk:page", ({ detail }) => this.#go(detail));
    this.listen(document, "keydown", (event) => this.#key(event));
  }

  render() {
    const book = bookOf(this.app.store);
    if (this.#sheet && book && !book.sheet) this.#end();
    if (!book?.open) return;
    if (this.#sheet?.id !== book.sheet) void this.#load(book.sheet);
    if (this.#sheet?.id === book.sheet) this.#show(book, this.#sheet);
    if (this.waiting) this.waiting.hidden = this.#sheet?.id === book.sheet;
  }

  /** The whole profile was deleted: nothing here may bring it back by an undo. */
  #end() {
    this.#sheet = undefined;
    this.app.store.undoStack.clear();
    this.spread?.replaceChildren();
  }

  /** @param {string} id */
  async #load(id) {
    if (this.#loading === id) return;
    this.#loading = id;
    try {
      [this.#sheet] = await Promise.all([this.app.sheets.load(id), this.app.snacks.load()]);
      this.#pages = pagesOf(this.#sheet);
      this.#shown = "";
    } catch {
      await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
    }
    this.#loading = "";
    if (this.isConnected) this.render();
  }

  /** @param {Workbook} book @param {Questionnaire} sheet */
  #show(book, sheet) {
    const at = pageNow(this.#pages, book);
    const page = this.#pages[at];
    const answers = answersOf(this.app.store);
    const actions = page.question ? arrangementActions(this.app, this.dialog, sheet, page.question) : undefined;
    if (page.id !== this.#shown) this.#open(page, sheet, actions);
    this.#page?.show({ book, answers });
    this.strip?.show(this.#pages, page, answers, sheet);
    this.ways?.show(page.kind === "question" ? actions : this.#page?.actions);
    this.paper?.show(page.kind === "end");
    this.then?.show();
    for (const [arrow, by] of /** @type {const} */ ([
      [this.back, -1],
      [this.onward, 1],
    ])) {
      if (!arrow) continue;
      setAttribute(arrow.element, "data-none", !this.#pages[at + by]);
      arrow.element.querySelector("button")?.toggleAttribute("disabled", !this.#pages[at + by]);
    }
    setAttribute(this, "data-page", page.id);
    setAttribute(this, "data-kind", page.kind);
    setAttribute(this, "data-ways", ["question", "end"].includes(page.kind) || Boolean(this.#page?.actions));
    setAttribute(this, "data-spoken-for", sheet.spoken_for);
  }

  /** @param {Page} page @param {Questionnaire} sheet @param {AnswerActions | undefined} actions */
  #open(page, sheet, actions) {
    const hadFocus = this.spread?.contains(document.activeElement);
    this.#shown = page.id;
    this.#page = MAKE[page.kind]({ app: this.app, sheet, page, actions, dialog: this.dialog });
    this.spread?.replaceChildren(...this.#page.elements);
    if (hadFocus) this.spread?.querySelector("h2")?.focus();
    this.emit("turned", page);
  }

  /** @param {number} by */
  #turn(by) {
    const at = this.#pages.findIndex(({ id }) => id === this.#shown);
    const page = this.#pages[at + by];
    if (page) this.#go(page.id);
  }

  /** @param {string} page */
  #go(page) {
    const noticed = this.#shown === "notice" || undefined;
    this.app.store.do("profile.turn", noticed ? { page, noticed } : { page });
  }

  /** @param {KeyboardEvent} event */
  #key({ key, target }) {
    if (this.dialog.isOpen || !(target instanceof HTMLElement) || target.matches("textarea, input, select")) return;
    if (key === "PageUp") this.#turn(-1);
    if (key === "PageDown") this.#turn(1);
  }
}

customElements.define("ipk-workbook", IpkWorkbook);
