// The first page of the workbook: what the guide and the child agree on before the questions.
/** @import { IconName } from "../../lib/dom/icons.js" */
/** @import { Making, WorkbookPage } from "./answer/answer_actions.js" */
import { el } from "../../lib/dom/dom.js";
import { t } from "../../lib/i18n/i18n.js";
import { icon } from "../../lib/dom/icons.js";
import { pagesOf } from "../../state/profile/profile.js";
import { symbolImage } from "../symbols/picker_tile.js";
import { speaker } from "../base/reading_speaker.js";
import { tile } from "../base/tile.js";

/** @type {{ symbols: string[], icon: IconName, words: () => string }[]} */
const AGREED = [
  { symbols: ["secret", "quiet"], icon: "users", words: () => t("What you say stays between us.") },
  { symbols: ["talk", "hand"], icon: "eye", words: () => t("You choose what others may see.") },
  { symbols: ["no"], icon: "x", words: () => t("You need not answer anything.") },
  {
    symbols: ["help", "hug"],
    icon: "life-buoy",
    words: () => t("If somebody hurts you, I must get help. I tell you first."),
  },
];

/**
 * What both agree on before they begin, in pictures: also what a guide must pass on.
 * @param {Making} making
 * @returns {WorkbookPage}
 */
export function noticePage({ app, sheet }) {
  // A child given a book for younger ones need not read so on its cover.
  const title = el("h2", { class: "workbook-asked", tabindex: "-1" }, sheet.spoken_for ? sheet.title : t("My page"));
  const agreed = AGREED.map(({ symbols, icon: name, words }) => {
    const symbol = symbols.map((id) => app.symbols.get(id)).find(Boolean);
    return el(
      "li",
      { class: "agreed" },
      symbol ? symbolImage(app, symbol, "agreed-picture") : icon(name),
      el("p", {}, words()),
    );
  });
  const first = pagesOf(sheet)[1];
  const on = tile("check", t("I understand"), () => app.store.do("profile.turn", { page: first.id, noticed: true }), {
    kind: "main",
  });
  const spoken = sheet.spoken_for
    ? el(
        "p",
        { class: "workbook-spoken" },
        t("This page is filled in by others for the child. That is marked everywhere."),
      )
    : null;
  const agreement = el("ul", { class: "agreement", role: "list" }, ...agreed);
  const aloud = speaker(() => [title, agreement]);
  const left = el("section", { class: "page page--asks page--title" }, icon("star"), title, spoken, on);
  const right = el("section", { class: "page page--answers", "aria-label": t("What we agree on") }, aloud, agreement);
  return { elements: [left, right], show() {} };
}
