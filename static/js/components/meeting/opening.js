// Dialog that asks for a written reason when the meeting opens without the child's support person.
/** @import { AppContext } from "../../context.js" */
/** @import { IpkDialog } from "../base/dialog.js" */
import { button, el } from "../../lib/dom/dom.js";
import { t } from "../../lib/i18n/i18n.js";
import { icon } from "../../lib/dom/icons.js";
import { LIMITS } from "../../protocol.js";
import { keepFieldDraft } from "../base/draft_field.js";
import { textLimit } from "../base/text_limit.js";

/**
 * The child has no support person: the meeting opens with a written reason only (S0, S1).
 * @param {AppContext} app
 * @param {IpkDialog} dialog
 * @param {string} why
 */
export function openingSheet(app, dialog, why) {
  const words = t("Why it opens without a support person");
  const reason = el("textarea", { class: "composer-words", rows: 3, "aria-label": words });
  const size = textLimit(reason, LIMITS.text);
  const draft = keepFieldDraft(app.store.drafts, "opening", reason, size.show);
  const open = () => {
    if (!reason.value.trim() || !size.fits) return;
    draft.drop();
    app.store.do("meeting.open", { without_support: reason.value.trim() });
    dialog.close();
  };
  dialog.open(t("Opening the meeting"), [
    el("p", {}, why),
    el("p", {}, t("You may write down why, and open it.")),
    reason,
    size.note,
    button({ class: "button button--main button--wide" }, open, icon("play"), t("Open the meeting")),
  ]);
}

/** Ending cannot be taken back, so it asks. @param {AppContext} app @param {IpkDialog} dialog */
export function endingSheet(app, dialog) {
  const end = () => {
    app.store.do("meeting.close", {});
    dialog.close();
  };
  dialog.open(t("End the meeting?"), [
    el("p", {}, t("The wall closes for everybody. This cannot be taken back.")),
    button({ class: "button button--danger button--main button--wide" }, end, t("End the meeting")),
    button({ class: "button button--wide", autofocus: true }, () => dialog.close(), t("Not yet")),
  ]);
}
