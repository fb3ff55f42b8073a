/** @import { Message } from "../../types.d.ts" */
/** @import { AppContext } from "../../context.js" */
/** @import { IpkDialog } from "../base/dialog.js" */
import { button, el, write } from "../../lib/dom/dom.js";
import { t } from "../../lib/i18n/i18n.js";
import { icon } from "../../lib/dom/icons.js";
import { asCard, dueMessages, envelopesOf } from "../../state/profile/messages.js";
import { decide } from "../../state/core/seen.js";
import { cardBody } from "../card/card_body.js";

/**
 * The facilitator's: one quiet line, when the child lets it know of a message for this step, or gave it one to hang.
 * @param {AppContext} room
 * @param {IpkDialog} sheet
 */
export function preparedRow(room, sheet) {
  const { store } = room;
  const words = el("p", { role: "status" });
  const read = button({ class: "button" }, () => open(), icon("eye"), el("span", {}, t("Read it")));
  const element = el("div", { class: "prepared-row", hidden: true }, icon("mail"), words, read);
  const given = () => dueMessages(store)[0];
  const open = (at = 0) => {
    const all = dueMessages(store);
    const message = all[at % all.length];
    if (message) lay(message, all.length > 1 ? () => open(at + 1) : undefined);
  };
  const lay = (/** @type {Message} */ message, /** @type {(() => void) | undefined} */ next) => {
    const whole = el(
      "div",
      { class: "large", "data-colour": message.colour },
      cardBody(asCard(message), room, { large: true, touched: true }),
    );
    const hang = button({ class: "button button--main" }, () => hung(message), icon("sticky-note"), t("Hang it up"));
    hang.disabled = store.resting;
    const other = next
      ? button({ class: "button" }, next, icon("arrow-right"), el("span", {}, t("Another message")))
      : null;
    sheet.open(t("A message from {name}", { name: childs() }), [whole, el("div", { class: "buttons" }, other, hang)], {
      kind: "large",
    });
  };
  const hung = (/** @type {Message} */ message) => {
    sheet.close();
    decide(store, "messages.hang", { id: message.id }, message);
  };
  const childs = () => store.people.find(({ role }) => role === "child")?.name ?? "";
  return {
    element,
    show() {
      const message = given();
      const waits = envelopesOf(store).length > 0;
      element.hidden = !message && !waits;
      read.hidden = !message;
      write(
        words,
        message
          ? t("{name} prepared a message for now. You may hang it.", { name: childs() })
          : waits
            ? t("{name} prepared a message for now.", { name: childs() })
            : "",
      );
    },
  };
}
