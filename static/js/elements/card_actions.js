/** @import { Card } from "../types.d.ts" */
/** @import { IconName } from "../lib/icons.js" */
/** @import { Room } from "../room.js" */
import { t } from "../lib/i18n.js";

/** @typedef {{ name: string, icon: IconName, words: string, act: () => void }} CardAction */

/**
 * What this person may do with this card now, most wanted first.
 * @param {Card} card @param {Room} room @param {{ edit: () => void }} screen what only a screen can do
 * @returns {CardAction[]}
 */
export function cardActions(card, room, screen) {
  return [...leading(card, room), ...owning(card, room, screen)];
}

/** @param {Card} card @param {Room} room @returns {CardAction[]} */
function leading(card, { store }) {
  const { id } = card;
  /** @type {(CardAction & { when: boolean, cmd: string })[]} */
  const all = [
    { name: "approve", cmd: "card.approve", when: card.state !== "shown", icon: "check", words: card.state === "hidden" ? t("Show again") : t("Approve"), act: () => store.do("card.approve", { id }) },
    { name: "hide", cmd: "card.hide", when: card.state !== "hidden", icon: "eye-off", words: t("Hide"), act: () => store.do("card.hide", { id }) },
    { name: "lock", cmd: "card.lock", when: !card.locked, icon: "lock", words: t("Lock"), act: () => store.do("card.lock", { id }) },
    { name: "unlock", cmd: "card.unlock", when: Boolean(card.locked), icon: "lock-open", words: t("Unlock"), act: () => store.do("card.unlock", { id }) },
    { name: "spotlight", cmd: "meeting.spotlight", when: card.state === "shown", icon: "presentation", words: t("Show to everybody"), act: () => store.do("meeting.spotlight", { card: id }) },
  ];
  return all.filter(({ when, cmd }) => when && store.may(cmd));
}

/** @param {Card} card @param {Room} room @param {{ edit: () => void }} screen @returns {CardAction[]} */
function owning(card, room, screen) {
  const { store } = room;
  if (!store.isMine(card) || store.resting || (card.locked && room.role !== "facilitator")) return [];
  /** @type {CardAction[]} */
  const actions = [];
  if (store.may("card.edit") && card.kind === "note") actions.push({ name: "edit", icon: "pencil", words: t("Change"), act: screen.edit });
  if (store.may("card.peel")) actions.push({ name: "peel", icon: "trash-2", words: t("Peel"), act: () => store.do("card.peel", { id: card.id }) });
  return actions;
}
