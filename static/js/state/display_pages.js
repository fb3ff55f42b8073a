/** @import { Card } from "../types.d.ts" */
import { LIMITS } from "../protocol.js";
import { onPaper, sizeOf } from "./spots.js";

/** So much of a card under others, and its words cannot be read from the far end of the table. */
const HIDDEN = 0.3;
/** One card over another may be meant; so many are a crowd. */
const CROWD = 4;
const GAP = 30;
const TOP = 170;
const EDGE = 60;

/** Do cards hide one another, so that the room cannot read them? @param {readonly Card[]} cards the lowest first */
export function isCrowded(cards) {
  const areas = cards.map((card) => ({ ...onPaper(card.x, card.y, card), ...sizeOf(card) }));
  const hidden = areas.filter((area, place) => {
    const over = areas.slice(place + 1).reduce((sum, other) => sum + common(area, other), 0);
    return over > HIDDEN * area.width * area.height;
  });
  return hidden.length >= CROWD;
}

/**
 * The cards of a crowded paper laid side by side on as many pages as they need: the child's own words first, then in
 * the order in which they came.
 * @param {readonly Card[]} cards
 * @returns {Card[][]}
 */
export function pagesOf(cards) {
  const order = [...cards].sort((one, other) => Number(other.own_words ?? false) - Number(one.own_words ?? false));
  /** @type {Card[][]} */
  const pages = [[]];
  let [x, y, row] = [EDGE, TOP, 0];
  for (const card of order) {
    const { width } = sizeOf(card);
    const height = heightOf(card);
    if (x + width > LIMITS.paper_width - EDGE) [x, y, row] = [EDGE, y + row + GAP, 0];
    if (y + height > LIMITS.paper_height - EDGE / 2) {
      pages.push([]);
      [x, y, row] = [EDGE, TOP, 0];
    }
    pages[pages.length - 1].push(laidAt(card, x + width / 2, y + height / 2));
    x += width + GAP;
    row = Math.max(row, height);
  }
  return pages;
}

/** Letters that stand beside one another on a card of that width, and what is above and below its lines. */
const LETTER = 20;
const LINE = 52;
const AROUND = 104;

/** How high a card really becomes: its words are counted, since nothing may cover anything here. @param {Card} card */
function heightOf(card) {
  const { width, height } = sizeOf(card);
  if (card.kind === "drawing" || card.kind === "picture") return height;
  const lines = Math.min(Math.ceil(((card.text ?? "").length * 1.15) / ((width - 48) / LETTER)), 6);
  const picture = card.symbol ? 210 : 0;
  return Math.max(picture + lines * LINE + AROUND, 150);
}

/** The same card laid at the same place is the same thing, so that nothing is drawn in vain. @type {WeakMap<Card, Card>} */
const laid = new WeakMap();

/** @param {Card} card @param {number} x @param {number} y */
function laidAt(card, x, y) {
  const before = laid.get(card);
  if (before?.x === x && before.y === y) return before;
  const there = { ...card, x, y };
  laid.set(card, there);
  return there;
}

/** @typedef {{ x: number, y: number, width: number, height: number }} Area */

/** @param {Area} one @param {Area} other */
function common(one, other) {
  const across = (one.width + other.width) / 2 - Math.abs(one.x - other.x);
  const down = (one.height + other.height) / 2 - Math.abs(one.y - other.y);
  return Math.max(across, 0) * Math.max(down, 0);
}
