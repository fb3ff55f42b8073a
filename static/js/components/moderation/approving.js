// Approves a waiting card, on its own paper or on another one.
/** @import { Card } from "../../types.d.ts" */
/** @import { Store } from "../../state/core/store.js" */
import { newId } from "../../lib/ids.js";
import { decide } from "../../state/core/seen.js";
import { spotOn } from "../../state/wall/free_spots.js";

/**
 * Show a card to everybody, as one undo group: where its author hung it, or on another paper.
 * @param {Card} card as it was on the screen @param {Store} store @param {{ undoGroup?: string, paper?: string }} [how]
 * `paper`: another one than its author chose
 */
export function approve(card, store, { undoGroup = newId(), paper } = {}) {
  const elsewhere = paper && paper !== card.paper ? { paper, ...spotOn(store, paper, card) } : {};
  decide(store, "card.approve", { id: card.id, ...elsewhere }, card, { undoGroup });
}
