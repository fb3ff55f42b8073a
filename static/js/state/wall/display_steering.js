// What the display shows and where the facilitator can turn it.
/** @import { Card, Paper } from "../../types.d.ts" */
/** @import { Store } from "../core/store.js" */
import { pagesOf } from "./display_pages.js";
import { paperInSight } from "./paper_in_sight.js";

/** @typedef {{ paper: string, part?: number } | { card: string }} Target arguments of `meeting.spotlight` */

/**
 * The state of the display and the targets of its controls: other pages of the paper, or other cards while one is shown
 * large. Indices start at 0.
 * @typedef {object} DisplayView
 * @property {Paper | undefined} paper
 * @property {Card | undefined} card the one that is shown large
 * @property {boolean} profile the page about the child is shown
 * @property {number | undefined} place of the page or card; none while the pages turn by themselves
 * @property {number} count of pages, or of cards while one is shown large
 * @property {Target | undefined} previous
 * @property {Target | undefined} next
 * @property {Target | undefined} larger one card alone
 * @property {Target | undefined} smaller back to its page
 */

/** @param {Store} store @returns {DisplayView} */
export function displayView(store) {
  const { spotlight } = store.meeting ?? {};
  const paper = paperInSight(store);
  const profile = spotlight?.page === "profile";
  const cards = store.cardsOn(paper?.id ?? "").filter(({ state }) => state === "shown");
  const pages = pagesOf(cards, paper?.sheets ?? 1);
  const card = store.card(spotlight?.card);
  if (!paper || profile) return { ...CANNOT_TURN, paper, card, profile };
  return card ? amongCards(paper, card, pages) : amongPages(paper, pages, spotlight?.part ?? undefined);
}

/** @type {DisplayView} */
const CANNOT_TURN = {
  paper: undefined,
  card: undefined,
  profile: false,
  place: undefined,
  count: 0,
  previous: undefined,
  next: undefined,
  larger: undefined,
  smaller: undefined,
};

/** @param {Paper} paper @param {Card} card @param {Card[][]} pages @returns {DisplayView} */
function amongCards(paper, card, pages) {
  const cards = pages.flat();
  const place = cards.findIndex(({ id }) => id === card.id);
  const page = Math.max(
    0,
    pages.findIndex((one) => one.some(({ id }) => id === card.id)),
  );
  const to = (/** @type {Card | undefined} */ one) => one && { card: one.id };
  return {
    ...CANNOT_TURN,
    paper,
    card,
    place,
    count: cards.length,
    previous: to(cards[place - 1]),
    next: to(cards[place + 1]),
    smaller: { paper: paper.id, part: page },
  };
}

/** @param {Paper} paper @param {Card[][]} pages @param {number} [part] @returns {DisplayView} */
function amongPages(paper, pages, part) {
  const count = pages.length;
  const place = part === undefined ? undefined : part % count;
  const to = (/** @type {number} */ page) => (count > 1 && page in pages ? { paper: paper.id, part: page } : undefined);
  const first = pages[place ?? 0][0];
  return {
    ...CANNOT_TURN,
    paper,
    place,
    count,
    // While pages turn automatically the current page is unknown here; turning starts at the first.
    previous: to(place === undefined ? 0 : place - 1),
    next: to(place === undefined ? 0 : place + 1),
    larger: first && { card: first.id },
  };
}
