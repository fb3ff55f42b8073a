// One card on the room's display, enlarged by the facilitator.
/** @import { Card } from "../../types.d.ts" */
/** @import { AppContext } from "../../context.js" */
import { el } from "../../lib/dom/dom.js";
import { cardBody } from "../card/card_body.js";
import { PAGE_MS, showDots } from "./display_paper.js";
import { player } from "../voice/voice_player.js";

/** Characters; longer texts are shown in smaller letters. */
const LONG = 280;

/**
 * A card that the facilitator shows to everybody, as large as the screen. A recording is played once; a text longer
 * than the screen is shown page by page.
 * @param {AbortSignal} signal ends the turning
 */
export function displayCard(signal) {
  const element = el("div", { class: "display-large", hidden: true });
  const dots = el("div", { class: "display-pages", role: "img", hidden: true });
  let [id, shown, page] = ["", "", 0];
  const turn = () => {
    const body = element.querySelector(".large-body");
    if (!body || element.hidden) return;
    const pages = Math.max(1, Math.ceil((body.scrollHeight - 1) / body.clientHeight));
    page %= pages;
    body.scrollTop = page * body.clientHeight;
    showDots(dots, page, pages);
  };
  const timer = setInterval(() => {
    page += 1;
    turn();
  }, PAGE_MS);
  signal.addEventListener("abort", () => clearInterval(timer));
  return {
    element,
    /** @param {Card | undefined} card @param {AppContext} app */
    show(card, app) {
      const now = card ? JSON.stringify([card.id, card.text, card.strokes?.length]) : "";
      if (now === shown) return;
      const another = card?.id !== id;
      [id, shown] = [card?.id ?? "", now];
      if (another) page = 0;
      element.hidden = !card;
      element.replaceChildren(...(card ? [large(card, app, dots)] : []));
      requestAnimationFrame(turn);
      if (another) player.stop();
      if (another && card?.kind === "voice") player.toggle(card, app);
    },
  };
}

/** @param {Card} card @param {AppContext} app @param {HTMLElement} dots */
function large(card, app, dots) {
  const author = el("p", { class: "large-author" }, app.nameOf(card.said_by || card.author));
  const long = (card.text ?? "").length > LONG;
  const attributes = {
    class: "large-card",
    "data-colour": card.colour ?? "sun",
    "data-own-words": card.own_words,
    "data-long": long,
  };
  return el(
    "article",
    attributes,
    el("div", { class: "large-body" }, cardBody(card, app, { large: true })),
    dots,
    author,
  );
}
