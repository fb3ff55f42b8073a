// Dialog with a QR code and a code by which the same person signs in on a further device.
/** @import { AppContext } from "../../context.js" */
/** @import { IpkDialog } from "../base/dialog.js" */
import { button, el, setText } from "../../lib/dom/dom.js";
import { t } from "../../lib/i18n/i18n.js";
import { icon } from "../../lib/dom/icons.js";
import { spaced } from "../people/join_card.js";
import { fetchDeviceCode } from "../../transport/device_code.js";

/**
 * Shows a code by which a further device of the same person comes in.
 * @param {AppContext} app
 * @param {IpkDialog} dialog
 */
export function deviceCodeButton(app, dialog) {
  return button(
    { class: "button button--wide" },
    () => void show(app, dialog),
    icon("tablet-smartphone"),
    t("Come in with another device, too"),
  );
}

/** @param {AppContext} app @param {IpkDialog} dialog */
async function show(app, dialog) {
  const code = el("p", { class: "panel-code device-code", role: "status" }, t("Just a moment…"));
  const how = el("p", {}, t("Open your own link from the invitation on the other device, then type this code there."));
  const done = button({ class: "button button--main button--wide" }, () => dialog.close(), icon("check"), t("Done"));
  dialog.open(t("Another device"), [how, code, done]);
  try {
    const made = await fetchDeviceCode(app.page);
    const minutes = t("{minutes} min", { minutes: made.minutes });
    setText(code, `${spaced(made.code)} · ${minutes}`);
  } catch {
    setText(code, t("This did not work. Please try it again when the connection is back."));
  }
}
