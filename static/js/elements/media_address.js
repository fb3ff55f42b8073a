/** @import { Card } from "../types.d.ts" */
/** @import { Room } from "../room.js" */

/** Where a card's picture or sound is found: here, while and after this device sent it. @param {Card} card @param {Room} room @param {string} [query] */
export function mediaAddress({ media }, room, query = "") {
  if (typeof media !== "string") return media?.url;
  return room.store.uploads.shownHere(media) ?? `/c/${room.page.conference}/media/${media}${query}`;
}
