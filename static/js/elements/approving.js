/** @import { Args, Card } from "../types.d.ts" */
/** @import { Store } from "../state/store.js" */
import { newId } from "../lib/ids.js";
import { decide } from "../state/seen.js";
import { freeSpot, stillFree } from "../state/spots.js";

/**
 * Show a card to everybody, as one deed. Its author could not know what hangs there by now (and the child hung its own
 * where nothing was for it): then it comes beside, so that nobody's words lie under another's.
 * @param {Card} card as it was on the screen @param {Store} store @param {{ deed?: string, paper?: string }} [how] `paper`: another one than its author chose
 */
export function approve(card, store, { deed = newId(), paper } = {}) {
  const { id } = card;
  const elsewhere = paper && paper !== card.paper ? spotOn(paper, card, store) : undefined;
  decide(store, "card.approve", { id, ...(elsewhere ?? spotBeside(card, store)) }, card, { deed });
}

/** @param {string} paper @param {Card} card @param {Store} store @returns {Args} */
function spotOn(paper, card, store) {
  const { x, y } = freeSpot(store.cardsOn(paper), card);
  return { paper, x, y };
}

/** @param {Card} card @param {Store} store @returns {Args} empty where it may hang as it is */
function spotBeside(card, store) {
  const isNew = card.state === "waiting" && !card.shown_text;
  if (!isNew || !store.mayMove(card)) return {};
  const { id, paper, x, y, text, kind, symbols } = card;
  const others = store.cardsOn(paper).filter((other) => other.id !== id);
  const spot = stillFree({ paper, x, y, text, kind, symbols }, others);
  return spot.x !== x || spot.y !== y ? { paper, x: spot.x, y: spot.y } : {};
}
