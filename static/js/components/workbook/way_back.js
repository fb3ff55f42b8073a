// A button that opens the earlier versions of the child's answers.
/** @import { AppContext } from "../../context.js" */
/** @import { IpkDialog } from "../base/dialog.js" */
import { importWithMessages } from "../../lib/i18n/catalogue.js";
import { button, el } from "../../lib/dom/dom.js";
import { t } from "../../lib/i18n/i18n.js";
import { icon } from "../../lib/dom/icons.js";
import { answersOf } from "../../state/profile/profile.js";
import { openOnDemand } from "../base/load_on_demand.js";

/**
 * A button that opens earlier versions; hidden while there are none.
 * @param {AppContext} app
 * @param {IpkDialog} dialog
 * @param {string} [kind]
 */
export function wayBack(app, dialog, kind = "button then-button") {
  const words = t("How it was last time");
  const load = () => importWithMessages(() => import("./lifecycle/versions.js"));
  const open = () =>
    openOnDemand(dialog, words, load, ({ EarlierVersions }) => void new EarlierVersions(app, dialog).open());
  const element = button({ class: kind }, open, icon("rotate-ccw"), el("span", {}, words));
  return {
    element,
    show() {
      element.hidden = ![...answersOf(app.store).values()].some(({ earlier = [] }) => earlier.length > 0);
    },
  };
}
