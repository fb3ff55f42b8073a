/** @import { AppContext } from "../context.js" */
/** @import { IpkDialog } from "../components/base/dialog.js" */
import { button, el, setAttribute, setText } from "../lib/dom/dom.js";
import { t } from "../lib/i18n/i18n.js";
import { icon } from "../lib/dom/icons.js";
import { leaveButton } from "../components/account/leave.js";
import { openSettings } from "./settings_dialog.js";

/** The child, as far as it is in the room. @param {AppContext} room */
function childOf({ store }) {
  return store.people.find(({ role }) => role === "child");
}

/**
 * Locks the child's screen, or unlocks it.
 * @param {AppContext} room
 * @param {() => string | undefined} whose
 * @param {string} look
 */
function lockButton({ store }, whose, look) {
  const words = el("span");
  const locked = () => store.settingsOf(whose()).locked;
  const turn = () => store.do("person.settings", { id: whose(), locked: !locked() });
  const shut = icon("lock");
  const open = icon("lock-open");
  const element = button({ class: look }, turn, shut, open, words);
  return {
    element,
    show() {
      setAttribute(shut, "hidden", locked());
      setAttribute(open, "hidden", !locked());
      setText(words, locked() ? t("Unlock the child's screen") : t("Lock the child's screen"));
    },
  };
}

/**
 * The guide's corner for the child's tablet: lock it, set how it looks.
 * @param {AppContext} room
 * @param {IpkDialog} sheet
 */
export function childsSettings(room, sheet) {
  const lock = lockButton(room, () => childOf(room)?.id, "button");
  const settings = button(
    { class: "button" },
    () => openSettings(room, sheet, { whose: childOf(room)?.id }),
    icon("sliders-horizontal"),
    t("How the child likes the screen"),
  );
  const heading = el("h3", {}, t("The child's tablet"));
  const element = el(
    "section",
    { class: "childs-screen", "aria-label": t("The child's tablet") },
    heading,
    lock.element,
    settings,
  );
  return {
    element,
    show() {
      element.hidden = room.role !== "guide" || !childOf(room);
      lock.show();
    },
  };
}

/**
 * What a grown-up finds on the child's own tablet after the knock at its corners.
 * @param {AppContext} room
 * @param {IpkDialog} sheet
 */
export function openGrownUpDialog(room, sheet) {
  const { store } = room;
  const lock = lockButton(room, () => store.me?.person, "button button--wide");
  const change = () => {
    lock.show();
    if (!sheet.isOpen) store.removeEventListener("change", change);
  };
  store.addEventListener("change", change);
  lock.show();
  const settings = button(
    { class: "button button--wide" },
    () => openSettings(room, sheet),
    icon("sliders-horizontal"),
    t("Settings"),
  );
  const locked = el("p", {}, t("A locked screen cannot be left by accident. STOP works all the time."));
  sheet.open(t("For grown-ups"), [locked, lock.element, settings, leaveButton(room, sheet)]);
}
