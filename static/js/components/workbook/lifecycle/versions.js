// Dialog with earlier versions of the child's answers.
/** @import { AppContext } from "../../../context.js" */
/** @import { AnswerVersion } from "../../../types.d.ts" */
/** @import { IpkDialog } from "../../base/dialog.js" */
import { el } from "../../../lib/dom/dom.js";
import { t } from "../../../lib/i18n/i18n.js";
import { withoutBreaks } from "../../../lib/i18n/typography.js";
import { hasContent } from "../../../state/profile/profile.js";
import { answerPieces } from "../answer/answer_content.js";
import { profileOnWall } from "../../wall/profile_on_wall.js";
import { speaker } from "../../base/reading_speaker.js";
import { tile } from "../../base/tile.js";

/** Shows the answers as they were in an earlier session, and steps further back. */
export class EarlierVersions {
  /** @type {{ sitting: number, at: string }[]} */
  #sittings = [];
  #at = 0;

  /** @param {AppContext} app @param {IpkDialog} dialog */
  constructor(app, dialog) {
    this.app = app;
    this.dialog = dialog;
  }

  async open() {
    this.#wait();
    try {
      this.#sittings = await this.app.life.listVersions();
      this.#at = this.#sittings.length - 1;
      await this.#show();
    } catch {
      this.#tell(t("This cannot be fetched now. Please try again in a while."));
    }
  }

  async #show() {
    const { sitting, at } = this.#sittings[this.#at] ?? {};
    if (sitting === undefined) return this.#tell(t("It has never been otherwise."));
    const entries = await this.app.life.fetchVersion(sitting);
    const name = this.app.store.people.find(({ role }) => role === "child")?.name ?? "";
    const shown = entries.filter((entry) => hasContent(entry));
    const open = (/** @type {string} */ question) => this.#look(entries.find((one) => one.question === question));
    const page = profileOnWall(shown, this.app, { name, open });
    page.classList.add("profile-page--then");
    const last = this.#at === this.#sittings.length - 1;
    const title = last ? t("How it was last time") : t("How it was before that");
    // A child is told no dates; whoever sits by it may need one.
    const when = this.app.isChild ? null : el("p", { class: "then-when" }, dayOf(at, this.app.page.lang));
    const step = (/** @type {number} */ by) => {
      this.#at += by;
      void this.#show().catch(() => this.#tell(t("This cannot be fetched now. Please try again in a while.")));
    };
    const further = this.#at > 0 ? tile("arrow-left", t("Further back"), () => step(-1)) : null;
    const nearer = last ? null : tile("arrow-right", t("Back to now"), () => step(1));
    const heading = el("h2", { class: "then-title", tabindex: "-1" }, title);
    const away = tile("book-open", t("Back to the book"), () => this.dialog.close(), { kind: "main" });
    const head = el(
      "div",
      { class: "then-head" },
      speaker(() => [heading, page]),
      heading,
      when,
    );
    this.dialog.open(title, [head, page, el("div", { class: "then-ways" }, further, away, nearer)], {
      quiet: true,
      kind: "then",
    });
    heading.focus();
  }

  /** One answer of then, large, and what can be done with it. @param {AnswerVersion | undefined} entry */
  #look(entry) {
    if (!entry) return;
    const pieces = el(
      "div",
      { class: "then-answer" },
      ...answerPieces(entry, this.app, { touched: true, large: true }),
    );
    const heading = el("h2", { class: "then-title", tabindex: "-1" }, entry.asked || entry.question);
    const head = el(
      "div",
      { class: "then-head" },
      speaker(() => [heading, pieces]),
      heading,
    );
    const back = tile("arrow-left", t("Back"), () => void this.#show().catch(() => this.dialog.close()));
    const bring = entry.now
      ? null
      : tile("undo-2", t("Say it again like this"), () => this.#bring(entry), { kind: "main" });
    const forget = entry.now ? null : tile("eraser", t("Forget how it was"), () => this.#askToForget(entry));
    const same = entry.now ? el("p", { class: "then-same" }, t("It is the same today.")) : null;
    this.dialog.open(
      heading.textContent ?? "",
      [head, pieces, same, el("div", { class: "then-ways" }, back, forget, bring)].filter((one) => one !== null),
      { quiet: true, kind: "then" },
    );
    heading.focus();
  }

  /** @param {AnswerVersion} entry */
  #bring({ id, sitting, question }) {
    this.app.store.do("profile.bring", { id, sitting });
    this.dialog.close();
    this.app.store.do("profile.turn", { page: question });
  }

  /** It cannot be taken back, so it is asked twice. @param {AnswerVersion} entry */
  #askToForget(entry) {
    const words = el(
      "p",
      { class: "then-same" },
      t("What you said here earlier will be gone for good. What you say now stays."),
    );
    const keep = tile("arrow-left", t("Keep it"), () => this.#look(entry), { kind: "main" });
    const forget = tile("eraser", t("Forget it for good"), () => {
      this.app.store.do("profile.forget", { id: entry.id });
      this.dialog.close();
    });
    this.dialog.open(
      t("Forget how it was?"),
      [
        el("h2", { class: "then-title" }, t("Forget how it was?")),
        words,
        el("div", { class: "then-ways" }, keep, forget),
      ],
      { quiet: true, kind: "then" },
    );
  }

  #wait() {
    this.#tell(t("Just a moment…"));
  }

  /** @param {string} words */
  #tell(words) {
    const back = tile("book-open", t("Back to the book"), () => this.dialog.close(), { kind: "main" });
    this.dialog.open(
      words,
      [el("p", { class: "then-same", role: "status" }, words), el("div", { class: "then-ways" }, back)],
      { quiet: true, kind: "then" },
    );
  }
}

/** @param {string} at @param {string} language */
function dayOf(at, language) {
  const day = at ? new Date(at) : undefined;
  return day && Number.isFinite(day.getTime())
    ? withoutBreaks(day.toLocaleDateString(language, { day: "numeric", month: "long", year: "numeric" }), language)
    : "";
}
