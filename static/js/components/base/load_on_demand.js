// Loads the code of a dialog when it is first opened.
/** @import { IpkDialog } from "./dialog.js" */
import { el } from "../../lib/dom/dom.js";
import { t } from "../../lib/i18n/i18n.js";

/**
 * Loads a module by `load` and passes it to `open`; when it cannot be loaded, the dialog says so.
 * @template T @param {IpkDialog} dialog @param {string} title @param {() => Promise<T>} load @param {(part: T) => void}
 * open
 */
export async function openOnDemand(dialog, title, load, open) {
  const part = await load().catch(() => undefined);
  if (part) open(part);
  else dialog.open(title, [el("p", { role: "alert" }, t("This cannot be fetched now. Please try again in a while."))]);
}
