// Controls for the child's device: lock, display settings.
/** @import { AppContext } from "../context.js" */
/** @import { IpkDialog } from "../components/base/dialog.js" */
import { button, el, setAttribute, setText } from "../lib/dom/dom.js";
import { t } from "../lib/i18n/i18n.js";
import { icon } from "../lib/dom/icons.js";
import { leaveButton } from "../components/account/leave.js";
import { openSettings } from "./settings_dialog.js";

/** The child's record, if there is one. @param {AppContext} room */
function childOf({ store }) {
  return store.people.find(({ role }) => role === "child");
}

/**
 * A button that locks or unlocks the child's screen.
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
 * The guide's section about the child's tablet: lock and display settings.
 * @param {AppContext} room
 * @param {IpkDialog} dialog
 */
export function childsSettings(room, dialog) {
  const lock = lockButton(room, () => childOf(room)?.id, "button");
  const settings = button(
    { class: "button" },
    () => openSettings(room, dialog, { whose: childOf(room)?.id }),
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
 * The dialog for adults on the child's own device, opened by a special gesture.
 * @param {AppContext} room
 * @param {IpkDialog} dialog
 */
export function openGrownUpDialog(room, dialog) {
  const { store } = room;
  const lock = lockButton(room, () => store.me?.person, "button button--wide");
  const change = () => {
    lock.show();
    if (!dialog.isOpen) store.removeEventListener("change", change);
  };
  store.addEventListener("change", change);
  lock.show();
  const settings = button(
    { class: "button button--wide" },
    () => openSettings(room, dialog),
    icon("sliders-horizontal"),
    t("Settings"),
  );
  const locked = el("p", {}, t("A locked screen cannot be left by accident. STOP works all the time."));
  dialog.open(t("For grown-ups"), [locked, lock.element, settings, leaveButton(room, dialog)]);
}
