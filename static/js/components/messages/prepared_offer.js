// A tile on the child's screen that offers a prepared message when its step has come.
/** @import { Message } from "../../types.d.ts" */
/** @import { AppContext } from "../../context.js" */
/** @import { IpkDialog } from "../base/dialog.js" */
import { el, setAttribute } from "../../lib/dom/dom.js";
import { t } from "../../lib/i18n/i18n.js";
import { asCard, asMessage, dueMessages } from "../../state/profile/messages.js";
import { decide } from "../../state/core/seen.js";
import { cardBody } from "../card/card_body.js";
import { speaker } from "../base/reading_speaker.js";
import { tile } from "../base/tile.js";

/**
 * A tile that is shown when the step of a message has come; without sound, animation or a number.
 * @param {AppContext} app
 * @param {IpkDialog} dialog
 */
export function preparedOffer(app, dialog) {
  const { store } = app;
  const element = tile("mail", t("My message"), () => open(0), { kind: "prepared" });
  const open = (/** @type {number} */ at) => {
    const all = dueMessages(store);
    const message = all[at % all.length];
    if (message) show(message, all.length > 1 ? () => open(at + 1) : undefined);
  };
  const show = (/** @type {Message} */ message, /** @type {(() => void) | undefined} */ next) => {
    const whole = wholeMessage(app, message);
    const tools = [
      tile("arrow-left", t("Not now"), () => dialog.close()),
      next && tile("arrow-right", t("Another message"), next),
      tile("check", t("Hang it up"), () => hang(message), { kind: "main", rests: store.resting }),
      speaker(() => [whole], { look: "tile" }),
    ];
    dialog.open(
      t("My message"),
      [el("div", { class: "prepared-whole" }, whole), el("div", { class: "write-tools" }, ...tools)],
      { quiet: true },
    );
  };
  const hang = (/** @type {Message} */ message) => {
    dialog.close();
    const { id } = message;
    if (asMessage(store.view.get(id))) decide(store, "messages.hang", { id }, message);
  };
  return {
    element,
    show() {
      setAttribute(element, "hidden", dueMessages(store).length === 0);
      element.disabled = store.resting;
    },
  };
}

/** The message as a large card, and the paper it will hang on. @param {AppContext} app @param {Message} message */
function wholeMessage(app, message) {
  const title = app.store.papers.find(({ id }) => id === message.paper)?.title ?? "";
  return el(
    "div",
    { class: "read", "data-colour": message.colour },
    cardBody(asCard(message), app, { large: true, touched: true }),
    el("p", { class: "read-author" }, t("On the paper {title}", { title })),
  );
}
