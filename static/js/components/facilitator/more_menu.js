// Dialog with the facilitator's rare actions: moderation, undo of a minute, end of the meeting.
/** @import { AppContext } from "../../context.js" */
/** @import { IconName } from "../../lib/dom/icons.js" */
/** @import { IpkDialog } from "../base/dialog.js" */
import { button, el } from "../../lib/dom/dom.js";
import { t } from "../../lib/i18n/i18n.js";
import { icon } from "../../lib/dom/icons.js";
import { LAST_STEP } from "../meeting/step_words.js";

const MINUTE_S = 60;
/** Lengths of a meeting in minutes (S1). */
const LENGTHS = [60, 75, 90, 105, 120, 135, 150];

/**
 * What is needed seldom: how cards come to the wall, taking the last minute back, the end.
 * @param {AppContext} app @param {IpkDialog} dialog @param {() => void} end
 */
export function moreMenu(app, dialog, end) {
  const { store } = app;
  const { meeting } = store;
  const approves = meeting?.moderation === "approve";
  const doing = (/** @type {() => void} */ act) => () => {
    dialog.close();
    act();
  };
  const lines = [
    line(
      "shield-check",
      approves ? t("Let cards hang at once") : t("Approve cards first"),
      approves
        ? t("Now you approve every adult's card before others see it.")
        : t("Now every card is seen by everybody at once."),
      doing(() => store.do("meeting.moderation", { moderation: approves ? "open" : "approve" })),
    ),
    line(
      "rotate-ccw",
      t("Take back the last minute"),
      t("The wall is as it was a minute ago. What the child itself did stays."),
      doing(() => store.do("wall.restore", { seconds: MINUTE_S })),
    ),
  ];
  if (meeting?.step === LAST_STEP && !meeting.closed)
    lines.push(line("check", t("End the meeting"), t("The wall closes for everybody."), doing(end)));
  dialog.open(t("More"), [el("div", { class: "more" }, ...lines), lengthChoice(app)]);
}

/** How long the meeting takes. @param {AppContext} app */
function lengthChoice({ store }) {
  const now = store.meeting?.timer?.minutes ?? 0;
  const lengths = [...new Set([...LENGTHS, now])].filter((minutes) => minutes > 0).sort((one, other) => one - other);
  const options = lengths.map((minutes) =>
    el("option", { value: minutes, selected: minutes === now }, t("{minutes} minutes", { minutes })),
  );
  const select = el("select", { class: "field-input", id: "length" }, ...options);
  select.addEventListener("change", () => store.do("meeting.length", { minutes: Number(select.value) }));
  return el("p", { class: "more-length" }, el("label", { for: "length" }, t("Length of the meeting")), " ", select);
}

/** @param {IconName} name @param {string} words @param {string} about @param {() => void} act */
function line(name, words, about, act) {
  return button(
    { class: "more-line", "data-more": name },
    act,
    icon(name),
    el("span", { class: "more-words" }, el("strong", {}, words), el("span", {}, about)),
  );
}
