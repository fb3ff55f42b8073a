// What the child can do during a pause: say that it wants to leave, change its settings.
/** @import { AppContext } from "../../context.js" */
/** @import { IpkDialog } from "../base/dialog.js" */
import { el } from "../../lib/dom/dom.js";
import { t } from "../../lib/i18n/i18n.js";
import { openSettings } from "../../preferences/settings_dialog.js";
import { signalButton } from "./signal_button.js";
import { tile } from "../base/tile.js";

/**
 * What else the child may do in a pause: say that it wants to leave (its guide, its support person and the facilitator
 * are told exactly that, nobody asks why), and set how it likes the screen.
 * @param {AppContext} app @param {IpkDialog} dialog
 */
export function pauseWays(app, dialog) {
  const leave = signalButton({
    kind: "leave",
    icon: "log-out",
    down: () => t("I want to leave"),
    up: () => t("We are telling your guide. You may go."),
    className: "tile",
    mark: "wants-to-leave",
  });
  const settings = tile("sliders-horizontal", t("Settings"), () => openSettings(app, dialog));
  const element = el("div", { class: "pause-ways" }, leave.element, settings);
  return { element, show: (/** @type {AppContext} */ there) => leave.show(there) };
}
