// A notice for the facilitator: the child prepared a message for this step.
/** @import { Message } from "../../types.d.ts" */
/** @import { AppContext } from "../../context.js" */
/** @import { IpkDialog } from "../base/dialog.js" */
import { button, el, setText } from "../../lib/dom/dom.js";
import { t } from "../../lib/i18n/i18n.js";
import { icon } from "../../lib/dom/icons.js";
import { asCard, dueMessages, messageNotices } from "../../state/profile/messages.js";
import { decide } from "../../state/core/seen.js";
import { cardBody } from "../card/card_body.js";

/**
 * A notice that the child prepared a message for this step, with a button when the facilitator may hang it.
 * @param {AppContext} app
 * @param {IpkDialog} dialog
 */
export function preparedRow(app, dialog) {
  const { store } = app;
  const words = el("p", { role: "status" });
  const read = button({ class: "button" }, () => open(), icon("eye"), el("span", {}, t("Read it")));
  const element = el("div", { class: "prepared-row", hidden: true }, icon("mail"), words, read);
  const open = (at = 0) => {
    const all = dueMessages(store);
    const message = all[at % all.length];
    if (message) openMessage(app, dialog, message, all.length > 1 ? () => open(at + 1) : undefined);
  };
  return {
    element,
    show() {
      const [message] = dueMessages(store);
      const waits = messageNotices(store).length > 0;
      element.hidden = !message && !waits;
      read.hidden = !message;
      const name = childsName(app);
      if (message) setText(words, t("{name} prepared a message for now. You may hang it.", { name }));
      else setText(words, waits ? t("{name} prepared a message for now.", { name }) : "");
    },
  };
}

/**
 * Opens a message as a large card, with buttons that hang it or show the next one.
 * @param {AppContext} app @param {IpkDialog} dialog @param {Message} message @param {(() => void) | undefined} next
 */
function openMessage(app, dialog, message, next) {
  const { store } = app;
  const card = cardBody(asCard(message), app, { large: true, touched: true });
  const whole = el("div", { class: "large", "data-colour": message.colour }, card);
  const hangIt = () => {
    dialog.close();
    decide(store, "messages.hang", { id: message.id }, message);
  };
  const hang = button({ class: "button button--main" }, hangIt, icon("sticky-note"), t("Hang it up"));
  hang.disabled = store.resting;
  const another = () => el("span", {}, t("Another message"));
  const other = next ? button({ class: "button" }, next, icon("arrow-right"), another()) : null;
  const title = t("A message from {name}", { name: childsName(app) });
  dialog.open(title, [whole, el("div", { class: "buttons" }, other, hang)], { kind: "large" });
}

/** @param {AppContext} app */
function childsName({ store }) {
  return store.people.find(({ role }) => role === "child")?.name ?? "";
}
