/** @import { Card } from "../../types.d.ts" */
/** @import { Content } from "./card_sizes.js" */
/** @import { PlacedCard } from "./free_spots.js" */
import { LIMITS } from "../../protocol.js";
import { sizeOf } from "./card_sizes.js";
import { boxOf, covers, freePlace, GAP, sheetOf, TITLE } from "./free_spots.js";

/** A sheet has so many places across and down, for whoever cannot point anywhere. */
export const GRID = 3;

/** In which of the nine a card hangs, from the top left. @param {Pick<Card, "x" | "y">} card */
export function ninthOf({ x, y }) {
  const down = y - sheetOf(y) * LIMITS.paper_height;
  const [column, row] = [x / LIMITS.paper_width, down / LIMITS.paper_height].map((part) =>
    Math.min(GRID - 1, Math.floor(part * GRID)),
  );
  return row * GRID + column;
}

/**
 * A place in one of the nine: its own, or beside what hangs there, as far as there is room for a whole card.
 * @param {number} ninth @param {readonly PlacedCard[]} taken other cards on that paper @param {Content} card @param {number}
 * [sheet]
 */
export function spotIn(ninth, taken, card, sheet = 0) {
  const { width, height } = sizeOf(card);
  const [column, row] = [ninth % GRID, Math.floor(ninth / GRID)];
  const along = (/** @type {number} */ low, /** @type {number} */ high, /** @type {number} */ at) =>
    Math.round(low + ((high - low) * at) / (GRID - 1));
  const own = {
    x: along(GAP + width / 2, LIMITS.paper_width - GAP - width / 2, column),
    y: sheet * LIMITS.paper_height + along(TITLE + height / 2, LIMITS.paper_height - GAP - height / 2, row),
  };
  const boxes = taken.map(boxOf);
  if (!boxes.some((box) => covers({ ...own, width, height }, box))) return own;
  const near = freePlace({ width, height }, boxes, sheet, { ...own, width, height });
  return near && ninthOf(near) === ninth ? { x: Math.round(near.x), y: Math.round(near.y) } : own;
}
