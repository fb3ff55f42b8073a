// Marks the organizer's answer to a wish as heard by the child.
/** @import { Guest } from "../../../types.d.ts" */
/** @import { AppContext } from "../../../context.js" */
import { button, el } from "../../../lib/dom/dom.js";
import { t } from "../../../lib/i18n/i18n.js";
import { icon } from "../../../lib/dom/icons.js";

/**
 * Before the child an answer is heard when it lies open on its device. A guide alone with the book says so: it may have
 * shown it in another way, or only looked at how to tell it.
 * @param {AppContext} app
 */
export function hearing(app) {
  const { store } = app;
  let guest = /** @type {Guest | undefined} */ (undefined);
  /** What was sent already, until it is so. */
  let sent = "";
  const hear = () => guest && store.do("guests.heard", { id: guest.id });
  const element = button(
    { class: "button answer-heard", hidden: true },
    hear,
    icon("check"),
    el("span", {}, t("We have read it together")),
  );
  return {
    element,
    /** @param {Guest | undefined} now @param {boolean} together */
    show(now, together) {
      guest = now;
      element.hidden = app.isChild || together || !now?.unheard;
      const here = now?.unheard ? `${now.id} ${now.answer} ${now.reason}` : "";
      const fresh = here !== "" && here !== sent;
      sent = here;
      if (app.isChild && together && fresh) hear();
    },
  };
}
