// The field in which a guide writes down the child's exact words.
/** @import { Making } from "./answer_actions.js" */
/** @import { ProfileAnswer } from "../../../types.d.ts" */
import { el, setText } from "../../../lib/dom/dom.js";
import { t } from "../../../lib/i18n/i18n.js";
import { savedWords } from "../../base/save_status.js";
import { speakerField } from "../speaker.js";

/**
 * Where a guide writes down the child's exact words, as they are said; and whose words they are. Saved by itself.
 * @param {Making} making
 * @param {HTMLElement} aloud reads it back
 */
export function guideWriting(making, aloud) {
  const { app, actions, page } = making;
  const id = `workbook-words-${page.id}`;
  const place = `answer ${page.id}`;
  const words = savedWords(id, { drafts: app.store.drafts, place }, (text) =>
    actions?.give(text ? { text, none: false } : { text }),
  );
  const speaker = speakerField(making);
  const saved = el("p", { class: "workbook-saved", role: "status" });
  const label = el("label", { class: "workbook-label", for: id }, t("The child's exact words"));
  const said = el("div", { class: "workbook-said" }, ...speaker.elements, saved);
  // What stands in a field cannot be read aloud word by word; this can.
  const echo = el("p", { class: "visually-hidden", "aria-hidden": "true" });
  const element = el(
    "div",
    { class: "workbook-writing" },
    el("div", { class: "workbook-said" }, label, aloud),
    words.element,
    words.note,
    said,
    echo,
  );
  element.hidden = !actions?.question.kinds.includes("words");
  return {
    element,
    echo,
    /** @param {ProfileAnswer | undefined} answer */
    show(answer) {
      words.show(answer?.text ?? "");
      setText(echo, answer?.text ?? "");
      speaker.show(answer?.said_by ?? "");
      const unsaved = Boolean(answer && app.store.index.unsavedOf(answer.id).length > 0);
      const kept =
        answer && app.store.isKept(answer.id)
          ? t("Kept here until the connection is back")
          : t("Not saved yet. Keep the page open");
      const standing = app.store.online ? t("Saving…") : kept;
      const stands = words.waits || !answer?.text ? "" : unsaved ? standing : t("Saved");
      setText(saved, words.begun ? t("Begun earlier and not saved yet") : stands);
    },
  };
}
