// `<ipk-guide>`: the guide's screen, with the workbook over it.
/** @import { Page } from "../../state/profile/profile.js" */
import { button, el, setAttribute, setText } from "../../lib/dom/dom.js";
import { t } from "../../lib/i18n/i18n.js";
import { icon } from "../../lib/dom/icons.js";
import { bookOf } from "../../state/profile/profile.js";
import { answerDesk } from "./answer/answer_desk.js";
import { QuestionnaireLoader } from "./lifecycle/load_questionnaires.js";
import { IpkDesk } from "../wall/desk.js";
import { tellFurtherDevices } from "../people/further_devices.js";
import { IpkMessage } from "../messages/message.js";
import { IpkDialog } from "../base/dialog.js";
import { promptDrawer } from "./question_drawer.js";
import { lifecycleDesk } from "./lifecycle/lifecycle.js";
import { openQuestionnaires } from "./opening.js";
import { paperDesk } from "./answer/profile_page.js";
import { onEveryChange } from "../base/watching.js";

/** The guide's screen: like the recorder's, with the workbook over it. */
export class IpkGuide extends IpkDesk {
  build() {
    super.build();
    const { app } = this;
    if (!app) return;
    this.dialog = new IpkDialog();
    this.drawer = promptDrawer();
    this.fetching = el("p", { class: "workbook-waiting", role: "status" }, t("Just a moment…"));
    this.book = new QuestionnaireLoader(app, this.dialog, (workbook) => this.fetching?.replaceWith(workbook));
    const message = Object.assign(new IpkMessage(), { app });
    this.cover = el(
      "div",
      { class: "workbook-cover", hidden: true },
      this.#head(),
      el("div", { class: "workbook-desk" }, this.fetching, this.drawer.element),
      message,
    );
    this.opener = button(
      { class: "button button--main button--wide workbook-opener" },
      () => this.#open(),
      icon("book-open"),
      t("Open the child's book"),
    );
    this.answer = answerDesk(app, () => this.#open());
    this.paper = paperDesk(app);
    this.life = lifecycleDesk(app, this.dialog);
    this.append(this.cover, this.dialog);
  }

  #head() {
    this.together = el("input", { type: "checkbox", id: "workbook-together" });
    this.undo = button({ class: "button" }, () => this.app?.store.undo(), icon("undo-2"), t("Take back"));
    this.redo = button({ class: "button" }, () => this.app?.store.redo(), icon("redo-2"), t("Again"));
    this.label = el("span", {});
    const tablet = el("label", { class: "workbook-together", for: "workbook-together" }, this.together, this.label);
    const other = button({ class: "button" }, () => this.#open(true), icon("book-open"), t("Another book"));
    const close = button(
      { class: "button workbook-close" },
      () => this.app?.store.do("profile.close", {}),
      icon("x"),
      t("Close the book"),
    );
    return el("header", { class: "workbook-head" }, tablet, other, this.undo, this.redo, close);
  }

  connected() {
    super.connected();
    const { app, opener } = this;
    if (!app || !opener) return;
    const now = this.phone?.now;
    // What the step asks of people comes first; the child's book below it.
    now?.content.prepend(
      now.activity,
      opener,
      ...[this.answer, this.paper, this.life].flatMap((part) => (part ? [part.element] : [])),
    );
    onEveryChange(app.store, () => this.#render(), this.abort.signal);
    if (this.phone?.message) tellFurtherDevices(app, this.phone.message, this.abort.signal);
    this.listen(this, "ipk:turned", ({ detail }) => this.drawer?.show(/** @type {Page} */ (detail).question));
    if (this.together) this.listen(this.together, "change", () => this.#share());
  }

  #render() {
    const { app, cover } = this;
    if (!app || !cover) return;
    const { store } = app;
    const book = bookOf(store);
    const child = store.people.find(({ role }) => role === "child");
    if (book?.open) void this.book?.bring();
    cover.hidden = !book?.open;
    this.answer?.show();
    this.paper?.show();
    this.life?.show();
    setAttribute(this, "data-book", book?.open);
    if (this.opener) this.opener.hidden = !store.may("profile.open");
    if (this.undo) this.undo.disabled = store.undoStack.empty;
    if (this.redo) this.redo.disabled = !store.undoStack.next;
    if (this.together) this.together.checked = Boolean(book?.together);
    if (this.label) setText(this.label, t("{name} has the same page on the tablet", { name: child?.name ?? "" }));
  }

  fetchAhead() {
    return Promise.all([super.fetchAhead(), this.book?.fetchAhead()]);
  }

  #share() {
    const book = bookOf(/** @type {NonNullable<typeof this.app>} */ (this.app).store);
    if (book) this.app?.store.do("profile.open", { sheet: book.sheet, together: Boolean(this.together?.checked) });
  }

  /** @param {boolean} [another] */
  #open(another = false) {
    const { app, dialog } = this;
    if (!app || !dialog) return;
    const book = bookOf(app.store);
    const together = app.store.meeting?.step === 0;
    if (book?.sheet && !another) app.store.do("profile.open", { sheet: book.sheet, together });
    else
      void openQuestionnaires(app, dialog, (sheet) =>
        app.store.do("profile.open", { sheet, together: book?.open ? book.together : together }),
      );
  }
}

customElements.define("ipk-guide", IpkGuide);
