// Dialog in which a prepared message gets the paper that it will hang on.
/** @import { Message } from "../../types.d.ts" */
/** @import { Moment } from "../../state/profile/messages.js" */
/** @import { MessageActions } from "./message_actions.js" */
import { button, el } from "../../lib/dom/dom.js";
import { t } from "../../lib/i18n/i18n.js";
import { icon } from "../../lib/dom/icons.js";
import { tile } from "../base/tile.js";

/**
 * On which paper of its step a message will hang.
 * @param {MessageActions} actions
 * @param {Message} message
 * @param {Moment[]} moments
 */
export function openPlaces(actions, message, moments) {
  const { dialog } = actions;
  const choose = (/** @type {Moment} */ moment) => {
    dialog.close();
    actions.move(message, moment);
  };
  const ways = moments.map((moment) => {
    const pressed = moment.paper === message.paper ? "true" : "false";
    return button(
      { class: "consent", "aria-pressed": pressed },
      () => choose(moment),
      icon("sticky-note"),
      el("span", {}, moment.title),
    );
  });
  const back = tile("arrow-left", t("Back"), () => dialog.close());
  const title = t("On which paper?");
  dialog.open(
    title,
    [
      el("h2", { class: "workbook-asked" }, title),
      el("div", { class: "reaches" }, ...ways),
      el("div", { class: "write-tools" }, back),
    ],
    { quiet: true, kind: "reach" },
  );
}
