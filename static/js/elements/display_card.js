/** @import { Card } from "../types.d.ts" */
/** @import { Room } from "../room.js" */
import { el } from "../lib/dom.js";
import { cardBody, mediaAddress } from "./card_body.js";

/**
 * "Everybody look here": one card over everything, as large as the room needs it. A voice is heard once, and music
 * is quiet meanwhile.
 */
export function displayCard() {
  const element = el("div", { class: "display-large", hidden: true });
  /** @type {HTMLAudioElement | undefined} */
  let voice;
  let shown = "";

  function hush() {
    if (!voice) return;
    voice.pause();
    voice = undefined;
    reading(false);
  }

  /** @param {Card} card @param {Room} room */
  function hear(card, room) {
    const address = card.kind === "voice" ? mediaAddress(card, room) : undefined;
    if (!address) return;
    voice = new Audio(address);
    for (const end of ["ended", "error"]) voice.addEventListener(end, hush);
    reading(true);
    voice.play().catch(hush);
  }

  return {
    element,
    /** @param {Card | undefined} card @param {Room} room */
    show(card, room) {
      const key = card ? JSON.stringify([card.id, card.text, card.strokes?.length, card.state]) : "";
      if (key === shown) return;
      const another = !shown || !card || JSON.parse(shown)[0] !== card.id;
      shown = key;
      if (another) hush();
      element.hidden = !card;
      element.replaceChildren(...(card ? [large(card, room)] : []));
      if (card && another) hear(card, room);
    },
  };
}

/** @param {Card} card @param {Room} room */
function large(card, room) {
  const author = el("p", { class: "large-author" }, room.nameOf(card.said_by || card.author));
  const attributes = { class: "large-card", "data-colour": card.colour ?? "sun", "data-own-words": card.own_words };
  return el("article", attributes, cardBody(card, room, { large: true }), author);
}

/** The room's music ducks under a voice. @param {boolean} on */
function reading(on) {
  document.dispatchEvent(new CustomEvent("ipk:reading", { detail: on }));
}
