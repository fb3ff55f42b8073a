/** @import { Room } from "../room.js" */
/** @import { Arranging } from "../state/profile.js" */
/** @import { Making, StudioPage } from "./studio_deeds.js" */
import { t } from "../lib/i18n.js";
import { guestsOf, partOf, seatsOf } from "../state/arranging.js";
import { guestsPage } from "./arrange_guests.js";
import { partPage } from "./arrange_part.js";
import { seatsPage } from "./arrange_seats.js";

/** Who makes a page that arranges the meeting: one row for each kind of `ARRANGING` in `state/profile.js`, which says where it stands. @type {Record<Arranging, (making: Making) => StudioPage>} */
export const ARRANGING_PAGES = { seats: seatsPage, guests: guestsPage, part: partPage };

/** How it is shown in the strip of pages: a picture, words, whether something is arranged. @type {Record<Arranging, { symbol: string, words: () => string, done: (room: Room) => boolean }>} */
const STOPS = {
  seats: { symbol: "chair", words: () => t("Where we sit"), done: ({ store }) => seatsOf(store.view).seats.length > 0 },
  guests: { symbol: "everybody", words: () => t("Who is to come"), done: ({ store }) => guestsOf(store.view).guests.some(({ wish }) => wish) },
  part: { symbol: "talk", words: () => t("Who speaks for me"), done: ({ store }) => Boolean(partOf(store.view).speaker) },
};

/** @param {string} kind @returns {typeof STOPS[Arranging] | undefined} */
export function arrangingStop(kind) {
  return Object.hasOwn(STOPS, kind) ? STOPS[/** @type {Arranging} */ (kind)] : undefined;
}
