// Dialog that asks for a written reason when the meeting opens without the child's support person.
/** @import { AppContext } from "../../context.js" */
/** @import { IpkDialog } from "../base/dialog.js" */
import { button, el } from "../../lib/dom/dom.js";
import { t } from "../../lib/i18n/i18n.js";
import { icon } from "../../lib/dom/icons.js";
import { LIMITS } from "../../protocol.js";
import { agreementCounts } from "../../state/meeting/plan.js";
import { displayName } from "../../state/people/display_names.js";
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
  const missing = missingAtTheEnd(app);
  const content = [
    ...(missing.length > 0 ? [el("p", {}, t("Still missing:")), el("ul", { class: "missing" }, ...missing)] : []),
    el("p", {}, t("The wall closes for everybody. This cannot be taken back.")),
    button({ class: "button button--danger button--main button--wide" }, end, t("End the meeting")),
    button({ class: "button button--wide", autofocus: true }, () => dialog.close(), t("Not yet")),
  ];
  dialog.open(t("End the meeting?"), content);
}

/** What the meeting should not end without (S1, steps 6 to 9). @param {AppContext} app */
function missingAtTheEnd({ store }) {
  const { meeting, tasks } = store;
  const names = (/** @type {readonly import("../../types.d.ts").Person[]} */ people) =>
    people.map(({ name }) => displayName(name)).join(", ");
  const untaken = tasks.filter(({ who, taken }) => who.some((id) => !taken[id]));
  const { open } = agreementCounts(store);
  return [
    tasks.length === 0 && t("The plan has no row."),
    untaken.length > 0 && t("Rows that somebody has not answered: {count}", { count: untaken.length }),
    open.length > 0 && t("The plan is not answered by: {names}", { names: names(open) }),
    !meeting?.coordinator && t("Nobody looks after the plan."),
    !meeting?.review_on && t("There is no day to look at the plan again."),
  ]
    .filter((words) => words !== false)
    .map((words) => el("li", {}, words));
}
