// The nine cells of a sheet, for people who move cards by buttons instead of dragging.
/** @import { Card } from "../../types.d.ts" */
/** @import { Content } from "./card_sizes.js" */
/** @import { PlacedCard } from "./free_spots.js" */
import { LIMITS } from "../../protocol.js";
import { sizeOf } from "./card_sizes.js";
import { boxOf, covers, freePlace, GAP, sheetOf, TITLE } from "./free_spots.js";

/** Columns and rows of the grid. */
export const GRID = 3;

/** The cell in which a card lies, 0 to 8 from the top left. @param {Pick<Card, "x" | "y">} card */
export function ninthOf({ x, y }) {
  const down = y - sheetOf(y) * LIMITS.paper_height;
  const [column, row] = [x / LIMITS.paper_width, down / LIMITS.paper_height].map((part) =>
    Math.min(GRID - 1, Math.floor(part * GRID)),
  );
  return row * GRID + column;
}

/**
 * A position in a cell: its centre, or the nearest free place in that cell. Without a free place the card covers
 * others.
 * @param {number} ninth
 * @param {readonly PlacedCard[]} taken other cards on that paper
 * @param {Content} card
 * @param {number} [sheet]
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
