// The last page of the workbook: all answers together.
/** @import { Making, Now, WorkbookPage } from "./answer/answer_actions.js" */
import { el } from "../../lib/dom/dom.js";
import { hasContent } from "../../state/profile/profile.js";
import { profileOnWall } from "../wall/profile_on_wall.js";
import { speaker } from "../base/reading_speaker.js";
import { deleteProfile } from "./lifecycle/lifecycle.js";

/**
 * The whole page at the end: everything that was said, and a sign at what others may see.
 * @param {Making} making
 * @returns {WorkbookPage}
 */
export function endPage({ app, sheet, dialog }) {
  const section = el("section", { class: "page page--whole" });
  const last = app.isChild && sheet.reading === "fluent" ? [deleteProfile(app, dialog)] : [];
  let drawn = "";
  return {
    elements: [section],
    show(/** @type {Now} */ { answers }) {
      const entries = [...answers.values()]
        .filter(hasContent)
        .map((answer) => ({ ...answer, asked: answer.asked || answer.question }));
      const now = JSON.stringify([entries, app.symbols.size]);
      if (now === drawn) return;
      drawn = now;
      const child = app.store.people.find(({ role }) => role === "child")?.name ?? "";
      const open = (/** @type {string} */ question) => app.store.do("profile.turn", { page: question });
      const page = profileOnWall(entries, app, { name: child, spokenFor: sheet.spoken_for, open });
      section.replaceChildren(
        speaker(() => [page]),
        page,
        ...last,
      );
    },
  };
}
