// Dialog in which a guide chooses the questionnaire for the workbook.
/** @import { AppContext } from "../../context.js" */
/** @import { QuestionnaireTitle } from "../../transport/questionnaires.js" */
/** @import { IpkDialog } from "../base/dialog.js" */
import { button, el } from "../../lib/dom/dom.js";
import { t } from "../../lib/i18n/i18n.js";
import { icon } from "../../lib/dom/icons.js";

/**
 * Which book: by the child's age, or about a child for whom others speak.
 * @param {AppContext} app
 * @param {IpkDialog} dialog
 * @param {(sheet: string) => void} open
 */
export async function openQuestionnaires(app, dialog, open) {
  const list = await app.sheets.list().catch(() => undefined);
  if (!list) {
    dialog.open(t("Choose a book"), [
      el("p", { role: "alert" }, t("The books cannot be fetched now. Please try again in a while.")),
    ]);
    return;
  }
  const ways = list.map((sheet) =>
    way(sheet, () => {
      dialog.close();
      open(sheet.id);
    }),
  );
  const words = el(
    "p",
    {},
    t(
      "Choose by what the child understands rather than by its birthday. You may change it at any time, the answers stay.",
    ),
  );
  dialog.open(t("Choose a book"), [words, el("div", { class: "workbook-sheets" }, ...ways)], { kind: "sheets" });
}

/** @param {QuestionnaireTitle} sheet @param {() => void} press */
function way({ title, spoken_for }, press) {
  return button(
    { class: "button workbook-sheet" },
    press,
    icon(spoken_for ? "users" : "book-open"),
    el("span", {}, title),
  );
}
