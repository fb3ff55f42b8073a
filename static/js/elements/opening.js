/** @import { Room } from "../room.js" */
/** @import { IpkSheet } from "./sheet.js" */
import { button, el } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { icon } from "../lib/icons.js";

/** The child has no support person: the meeting opens with a written reason only (S0, S1). @param {Room} room @param {IpkSheet} sheet @param {string} why */
export function openingSheet(room, sheet, why) {
  const reason = el("textarea", {
    class: "composer-words",
    rows: 3,
    maxlength: 500,
    "aria-label": t("Why it opens without a support person"),
  });
  const open = () => {
    if (!reason.value.trim()) return;
    room.store.do("meeting.open", { without_support: reason.value.trim() });
    sheet.close();
  };
  sheet.open(t("Opening the meeting"), [
    el("p", {}, why),
    el("p", {}, t("You may write down why, and open it.")),
    reason,
    button({ class: "button button--main button--wide" }, open, icon("play"), t("Open the meeting")),
  ]);
}

/** Ending cannot be taken back, so it asks. @param {Room} room @param {IpkSheet} sheet */
export function endingSheet(room, sheet) {
  const end = () => {
    room.store.do("meeting.close", {});
    sheet.close();
  };
  sheet.open(t("End the meeting?"), [
    el("p", {}, t("The wall closes for everybody. This cannot be taken back.")),
    button({ class: "button button--danger button--main button--wide" }, end, t("End the meeting")),
    button({ class: "button button--wide", autofocus: true }, () => sheet.close(), t("Not yet")),
  ]);
}
