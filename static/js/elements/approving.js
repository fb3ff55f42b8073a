/** @import { Card } from "../types.d.ts" */
/** @import { Store } from "../state/store.js" */
import { newId } from "../lib/ids.js";
import { stillFree } from "../state/spots.js";

/**
 * Show a card to everybody, as one deed. Its author could not know what hangs there by now (and the child hung its own
 * where nothing was for it): then it comes beside, so that nobody's words lie under another's.
 * @param {Card} card @param {Store} store @param {string} [deed]
 */
export function approve(card, store, deed = newId()) {
  const isNew = card.state === "waiting" && !card.shown_text;
  if (isNew && store.mayMove(card)) {
    const { id, paper, x, y, text, kind, symbols } = card;
    const others = store.cardsOn(paper).filter((other) => other.id !== id);
    const spot = stillFree({ paper, x, y, text, kind, symbols }, others);
    if (spot.x !== x || spot.y !== y) store.do("card.move", { id, paper, x: spot.x, y: spot.y }, { deed });
  }
  store.do("card.approve", { id: card.id }, { deed });
}
