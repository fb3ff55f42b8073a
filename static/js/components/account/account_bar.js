// The bar at the foot of a screen: focus mode, settings, further device, leaving.
/** @import { AppContext } from "../../context.js" */
/** @import { IpkDialog } from "../base/dialog.js" */
import { button, el } from "../../lib/dom/dom.js";
import { t } from "../../lib/i18n/i18n.js";
import { icon } from "../../lib/dom/icons.js";
import { focusModeButton } from "../../preferences/focus_mode.js";
import { askToLeave, leaveButton } from "./leave.js";
import { openSettings } from "../../preferences/settings_dialog.js";

/**
 * Buttons for focus mode, settings and leaving.
 * @param {AppContext} app
 * @param {IpkDialog} dialog
 */
export function accountBar(app, dialog) {
  const settings = button(
    { class: "foot" },
    () => openSettings(app, dialog),
    icon("sliders-horizontal"),
    t("Settings"),
  );
  const leave = button({ class: "foot" }, () => askToLeave(app, dialog), icon("log-out"), t("Leave"));
  return el("div", { class: "foots" }, ...organizing(app), focusModeButton(app), settings, leave);
}

/** Whoever prepares the meeting finds the way back to its page. @param {AppContext} app */
function organizing({ page }) {
  if (!page.screens?.includes("organizer")) return [];
  const address = `/c/${page.conference}/?screen=organizer`;
  return [el("a", { class: "foot", href: address }, icon("arrow-left"), t("Organizing the meeting"))];
}

/** The same where there is room for one small picture only. @param {AppContext} app @param {IpkDialog} dialog */
export function settingsButton(app, dialog) {
  const open = () => openSettings(app, dialog, { also: [leaveButton(app, dialog)] });
  const words = t("Settings");
  return button(
    { class: "icon-button icon-button--own", "aria-label": words, title: words },
    open,
    icon("sliders-horizontal"),
  );
}
