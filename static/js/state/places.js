/** @import { Card } from "../types.d.ts" */
/** @import { Content, Hung } from "./spots.js" */
import { LIMITS } from "../protocol.js";
import { MARGIN, overlap, places, sizeOf, TITLE } from "./spots.js";

/** A paper has so many places across and down, for whoever cannot point anywhere. */
export const GRID = 3;

/** In which of the nine a card hangs, from the top left. @param {Pick<Card, "x" | "y">} card */
export function ninthOf({ x, y }) {
  const [column, row] = [x / LIMITS.paper_width, y / LIMITS.paper_height].map((part) => Math.min(GRID - 1, Math.floor(part * GRID)));
  return row * GRID + column;
}

/**
 * A place in one of the nine: its own, or beside what hangs there, as far as there is room for a whole card.
 * @param {number} ninth @param {readonly Hung[]} taken other cards on that paper @param {Content} card
 */
export function spotIn(ninth, taken, card) {
  const size = sizeOf(card);
  const { width, height } = size;
  const [column, row] = [ninth % GRID, Math.floor(ninth / GRID)];
  const along = (/** @type {number} */ low, /** @type {number} */ high, /** @type {number} */ at) => Math.round(low + ((high - low) * at) / (GRID - 1));
  const own = {
    x: along(MARGIN + width / 2, LIMITS.paper_width - MARGIN - width / 2, column),
    y: along(TITLE + height / 2, LIMITS.paper_height - MARGIN - height / 2, row),
  };
  const covered = (/** @type {Hung} */ spot) => taken.reduce((sum, other) => sum + overlap({ ...spot, ...size }, { ...other, ...sizeOf(other) }), 0);
  const far = (/** @type {{ x: number, y: number }} */ { x, y }) => Math.hypot(x - own.x, y - own.y);
  const near = [...places(size)].filter((spot) => ninthOf(spot) === ninth).sort((one, other) => far(one) - far(other));
  return [own, ...near].find((spot) => covered(spot) === 0) ?? own;
}
