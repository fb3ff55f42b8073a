/** @import { Card } from "../types.d.ts" */
/** @import { Room } from "../room.js" */
import { el } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { cardList } from "./card_list.js";

/** Cards and edits that others do not see yet, the oldest on top. @param {Room} room */
export function waitingPanel(room) {
  const list = cardList(t("Nothing waits for you."), { author: true, actions: ["approve", "hide"] });
  const element = el("div", { class: "panel panel--waiting" }, list.element);
  return { element, show: () => list.show(waitingCards(room), room) };
}

/** @param {Room} room @returns {Card[]} */
export function waitingCards({ store }) {
  return store.cards.filter((card) => card.state === "waiting").sort((one, other) => one.rev - other.rev);
}
