/** @import { Card } from "../../types.d.ts" */
import { boxOf, covers, GAP, HEAD, isGathered } from "./free_spots.js";

/** @typedef {import("./free_spots.js").Box} Box */
/** @typedef {{ id: string, title: string, waits: boolean, area: Box }} Frame */

/**
 * The frames around gathered cards of one sheet, each with the title of its group. Cards of a group that do not hang
 * beside each other have a frame for each part: a frame never goes around a card of somebody else.
 * @param {readonly Card[]} cards of one sheet @returns {Frame[]}
 */
export function framesOf(cards) {
  /** @type {{ title: string, cards: Card[] }[]} */
  const parts = [];
  for (const card of cards) {
    if (!isGathered(card)) continue;
    const title = card.group ?? "";
    const near = parts.filter(
      (part) => part.title === title && part.cards.some((other) => covers(boxOf(other), boxOf(card), 2 * GAP)),
    );
    for (const part of near) parts.splice(parts.indexOf(part), 1);
    parts.push({ title, cards: [...near.flatMap((part) => part.cards), card] });
  }
  return parts.map(({ title, cards: members }) => ({
    id: members[0].id,
    title,
    waits: Boolean(members[0].group_waits),
    area: around(members.map(boxOf)),
  }));
}

/** The cards with half a gap around them and the title above. @param {Box[]} boxes @returns {Box} */
function around(boxes) {
  const left = Math.min(...boxes.map(({ x, width }) => x - width / 2)) - GAP / 2;
  const right = Math.max(...boxes.map(({ x, width }) => x + width / 2)) + GAP / 2;
  const top = Math.min(...boxes.map(({ y, height }) => y - height / 2)) + HEAD / 8;
  const bottom = Math.max(...boxes.map(({ y, height }) => y + height / 2)) + GAP / 2;
  return { x: (left + right) / 2, y: (top + bottom) / 2, width: right - left, height: bottom - top };
}
