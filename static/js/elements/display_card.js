/** @import { Card } from "../types.d.ts" */
/** @import { Room } from "../room.js" */
import { el } from "../lib/dom.js";
import { cardBody } from "./card_body.js";
import { player } from "./voice_player.js";

/** "Everybody look here": one card over everything, as large as the room needs it. A voice is heard once. */
export function displayCard() {
  const element = el("div", { class: "display-large", hidden: true });
  let [id, shown] = ["", ""];
  return {
    element,
    /** @param {Card | undefined} card @param {Room} room */
    show(card, room) {
      const now = card ? JSON.stringify([card.id, card.text, card.strokes?.length]) : "";
      if (now === shown) return;
      const another = card?.id !== id;
      [id, shown] = [card?.id ?? "", now];
      element.hidden = !card;
      element.replaceChildren(...(card ? [large(card, room)] : []));
      if (another) player.stop();
      if (another && card?.kind === "voice") player.toggle(card, room);
    },
  };
}

/** @param {Card} card @param {Room} room */
function large(card, room) {
  const author = el("p", { class: "large-author" }, room.nameOf(card.said_by || card.author));
  const attributes = { class: "large-card", "data-colour": card.colour ?? "sun", "data-own-words": card.own_words };
  return el("article", attributes, cardBody(card, room, { large: true }), author);
}
