// Frames around grouped cards.
/** @import { Card } from "../../types.d.ts" */
import { boxOf, covers, GAP, HEAD, isGathered } from "./free_spots.js";

/** @typedef {import("./free_spots.js").Box} Box */
/** @typedef {{ id: string, title: string, waits: boolean, area: Box }} Frame */

/**
 * The frames of a sheet, each with the title of its group. Distant cards of a group get separate frames, so that a
 * frame never surrounds a card of another group.
 * @param {readonly Card[]} cards of one sheet
 * @returns {Frame[]}
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

/** The bounding box with half a gap and the title. @param {Box[]} boxes @returns {Box} */
function around(boxes) {
  const left = Math.min(...boxes.map(({ x, width }) => x - width / 2)) - GAP / 2;
  const right = Math.max(...boxes.map(({ x, width }) => x + width / 2)) + GAP / 2;
  const top = Math.min(...boxes.map(({ y, height }) => y - height / 2)) + HEAD / 8;
  const bottom = Math.max(...boxes.map(({ y, height }) => y + height / 2)) + GAP / 2;
  return { x: (left + right) / 2, y: (top + bottom) / 2, width: right - left, height: bottom - top };
}
