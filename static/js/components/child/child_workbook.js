// Opens the workbook on the child's tablet while the guide and the child have it open together.
/** @import { Message, ProfileAnswer } from "../../types.d.ts" */
/** @import { AppContext } from "../../context.js" */
/** @import { IpkMessage } from "../messages/message.js" */
/** @import { IpkDialog } from "../base/dialog.js" */
import { setAttribute } from "../../lib/dom/dom.js";
import { t } from "../../lib/i18n/i18n.js";
import { messagesOf } from "../../state/profile/messages.js";
import { answersOf, bookOf } from "../../state/profile/profile.js";
import { QuestionnaireLoader } from "../workbook/lifecycle/load_questionnaires.js";
import { tile } from "../base/tile.js";

/** The book on the child's tablet: it lies there as long as the guide and the child have it open together. */
export class ChildWorkbook {
  #fetching;
  /** Attempts that the child was told of. @type {Set<string>} */
  #told = new Set();

  /** @param {AppContext} app @param {HTMLElement} screen @param {IpkDialog} dialog @param {IpkMessage} message */
  constructor(app, screen, dialog, message) {
    this.app = app;
    this.screen = screen;
    this.dialog = dialog;
    this.message = message;
    this.#fetching = new QuestionnaireLoader(app, dialog, (workbook) => {
      screen.append(workbook, this.enough);
      this.show();
    });
    this.enough = tile("book-open", t("Enough for now"), () => app.store.do("profile.close", {}), { kind: "enough" });
  }

  show() {
    const book = bookOf(this.app.store);
    const open = Boolean(book?.open && book.together);
    if (open) void this.#fetching.bring();
    const layOpen = this.screen.hasAttribute("data-book");
    setAttribute(this.screen, "data-book", open && Boolean(this.#fetching.workbook));
    if (layOpen && !open && this.dialog.isOpen) this.dialog.close();
    this.#tell();
  }

  /** What lies under a sheet and rests meanwhile, undefined while the book is closed. */
  get main() {
    return this.screen.hasAttribute("data-book") ? this.#fetching.workbook?.main : undefined;
  }

  fetchAhead() {
    return this.#fetching.fetchAhead();
  }

  /** A guide tried to show what the child did not release: the child hears of it wherever it is (A7). */
  #tell() {
    const { store } = this.app;
    for (const record of [...answersOf(store).values(), ...messagesOf(store)]) {
      const { id, attempt } = record;
      if (!attempt) this.#told.delete(id);
      else if (!this.#told.has(id)) {
        this.#told.add(id);
        this.message.say(attemptWords(record, this.app.nameOf(attempt)), "waiting");
      }
    }
  }
}

/** What a guide tried. @param {ProfileAnswer | Message} record @param {string} name */
function attemptWords(record, name) {
  if (record.type === "answer") return t("{name} wanted to show your answer. It does not go without you.", { name });
  if (record.hung) return t("{name} wanted to take your message down. It does not go without you.", { name });
  return t("{name} wanted to hang your message. It does not go without you.", { name });
}
