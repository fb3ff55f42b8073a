// The address of a card's picture or sound, also before its upload has ended.
/** @import { Card } from "../../types.d.ts" */
/** @import { AppContext } from "../../context.js" */
import { pageAddress } from "../../lib/page_address.js";

/**
 * Where a card's picture or sound is found: here, while and after this device sent it.
 * @param {Card} card
 * @param {AppContext} room
 * @param {string} [query]
 */
export function mediaAddress({ media }, room, query = "") {
  if (typeof media !== "string") return media?.url;
  return room.store.uploads.shownHere(media) ?? pageAddress(room.page, `media/${media}${query}`);
}

/**
 * The same voice as plain samples, for a device that does not play it as it is; "" while only this device has it.
 * @param {Pick<Card, "media">} card
 * @param {AppContext} room
 */
export function plainAddress({ media }, room) {
  return typeof media === "string" ? pageAddress(room.page, `media/${media}?as=wav`) : "";
}
