// The address of a card's picture or sound, also before its upload has ended.
/** @import { Card } from "../../types.d.ts" */
/** @import { AppContext } from "../../context.js" */
import { pageAddress } from "../../lib/page_address.js";

/**
 * Where a card's picture or sound is found: here, while and after this device sent it.
 * @param {Card} card
 * @param {AppContext} app
 * @param {string} [query]
 */
export function mediaAddress({ media }, app, query = "") {
  if (typeof media !== "string") return media?.url;
  return app.store.uploads.localUrl(media) ?? pageAddress(app.page, `media/${media}${query}`);
}

/**
 * The same voice as plain samples, for a device that does not play it as it is; "" while only this device has it.
 * @param {Pick<Card, "media">} card
 * @param {AppContext} app
 */
export function plainAddress({ media }, app) {
  return typeof media === "string" ? pageAddress(app.page, `media/${media}?as=wav`) : "";
}
