// The pages on which the display shows the cards of a paper.
/** @import { Card } from "../../types.d.ts" */
import { LIMITS } from "../../protocol.js";
import { sizeOf } from "./card_sizes.js";
import { boxOf, covers, freePlace, cardsOnSheet, sheetOf } from "./free_spots.js";

/**
 * One page for each sheet. A sheet with overlapping cards is laid out anew on as many pages as needed, the child's own
 * words first.
 * @param {readonly Card[]} cards of one paper
 * @param {number} sheets
 * @returns {Card[][]} at least one
 */
export function pagesOf(cards, sheets) {
  const pages = Array.from({ length: sheets }, (_, sheet) => cardsOnSheet(cards, sheet)).filter(
    (page) => page.length > 0,
  );
  return pages.length > 0 ? pages.flatMap((page) => (isCovered(page) ? layOut(page) : [page])) : [[]];
}

/** @param {readonly Card[]} cards */
function isCovered(cards) {
  const boxes = cards.map((card) => ({ ...boxOf({ ...card, group: null }) }));
  return boxes.some((one, place) => boxes.slice(place + 1).some((other) => covers(one, other)));
}

/** @param {readonly Card[]} cards @returns {Card[][]} */
function layOut(cards) {
  const sheet = sheetOf(cards[0].y);
  const order = [...cards].sort((one, other) => Number(other.own_words ?? false) - Number(one.own_words ?? false));
  /** @type {{ cards: Card[], boxes: import("./free_spots.js").Box[] }[]} */
  const pages = [{ cards: [], boxes: [] }];
  for (const card of order) {
    const box = pages
      .map((page) => ({ page, place: freePlace(sizeOf(card), page.boxes, sheet) }))
      .find(({ place }) => place);
    const page = box?.page ?? { cards: [], boxes: [] };
    if (!box) pages.push(page);
    const place = box?.place ??
      freePlace(sizeOf(card), [], sheet) ?? { x: LIMITS.paper_width / 2, y: card.y, ...sizeOf(card) };
    page.boxes.push(place);
    page.cards.push(laidAt(card, place.x, place.y));
  }
  return pages.map((page) => page.cards);
}

/** Caches moved cards, so that an unchanged card is not rendered again. @type {WeakMap<Card, Card>} */
const laid = new WeakMap();

/** @param {Card} card @param {number} x @param {number} y */
function laidAt(card, x, y) {
  const before = laid.get(card);
  if (before?.x === x && before.y === y) return before;
  const there = { ...card, x, y, group: null };
  laid.set(card, there);
  return there;
}
