// A cover over the screen that says that the meeting has ended.
/** @import { AppContext } from "../../context.js" */
/** @import { IpkDialog } from "../base/dialog.js" */
import { button, el, setAttribute, setText } from "../../lib/dom/dom.js";
import { t } from "../../lib/i18n/i18n.js";
import { icon } from "../../lib/dom/icons.js";
import { askToLeave } from "../account/leave.js";

/**
 * The meeting is over: a calm page over the screen, for each role in its own words. The wall can still be read.
 * @param {AppContext} app @param {IpkDialog} [dialog] where leaving asks; the room's display has nothing to leave by
 */
export function endedCover(app, dialog) {
  const title = el("h2", { class: "ended-title", tabindex: "-1" }, t("The meeting is over"));
  const words = el("p", { class: "ended-words" });
  const element = el(
    "section",
    { class: "ended", hidden: true, "aria-label": t("The meeting is over") },
    icon("check"),
    title,
    words,
    dialog &&
      endedButtons(
        () => turn(false),
        () => location.reload(),
        () => askToLeave(app, dialog),
      ),
  );
  let shown = false;
  const turn = (/** @type {boolean} */ open) => {
    element.hidden = !open;
    if (open) title.focus();
  };
  return {
    element,
    show() {
      const over = Boolean(app.store.meeting?.closed);
      setAttribute(document.documentElement, "data-meeting-over", over);
      if (over && !shown) {
        setText(words, wordsFor(app));
        turn(true);
      }
      shown = over;
    },
  };
}

/** @param {() => void} read @param {() => void} plan @param {() => void} leave */
function endedButtons(read, plan, leave) {
  return el(
    "div",
    { class: "ended-ways" },
    button({ class: "button button--main ended-read" }, read, icon("layout-grid"), t("Look at the wall once more")),
    button({ class: "button ended-plan" }, plan, icon("list-checks"), t("My page with the plan")),
    button({ class: "button ended-leave" }, leave, icon("log-out"), t("Leave")),
  );
}

/** @param {AppContext} app */
function wordsFor({ isChild, role }) {
  if (isChild) return t("Thank you for being here. You may put the tablet away.");
  if (role === "facilitator")
    return t("Thank you for leading it. Nothing more can be written; the wall stays as it is.");
  return t("Thank you for coming. Nothing more can be written; the wall stays as it is.");
}
