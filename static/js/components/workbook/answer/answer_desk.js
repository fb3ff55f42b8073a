// A notice on the guide's screen: the organizer has answered a wish of the child.
/** @import { AppContext } from "../../../context.js" */
import { button, el } from "../../../lib/dom/dom.js";
import { t } from "../../../lib/i18n/i18n.js";
import { icon } from "../../../lib/dom/icons.js";
import { unheardAnswer } from "../../../state/preparation/arrangements.js";
import { bookOf } from "../../../state/profile/profile.js";

/**
 * On the guide's desk: an answer to a wish has come; one tap, and the answer lies before both.
 * @param {AppContext} app
 * @param {() => void} openBook
 */
export function answerDesk(app, openBook) {
  const { store } = app;
  const words = el("span", {}, t("An answer to the child's wish has come. Look at it together."));
  const element = button({ class: "button button--wide answer-desk", hidden: true }, () => open(), icon("mail"), words);
  const open = () => {
    const guest = unheardAnswer(store);
    const sheet = bookOf(store)?.sheet;
    if (!guest || !sheet) return openBook();
    store.do("profile.open", { sheet, together: true });
    store.do("profile.turn", { page: "arrange_guests", tried: guest.id });
  };
  return {
    element,
    show() {
      element.hidden = !unheardAnswer(store) || !store.may("profile.open");
    },
  };
}
