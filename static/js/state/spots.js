/** @import { Card } from "../types.d.ts" */
import { LIMITS } from "../protocol.js";

/** A card as it hangs, in paper units. Its height depends on its text; this is a fair middle. */
export const CARD_WIDTH = 330;
export const CARD_HEIGHT = 240;
const MARGIN = 40;
/** The top of a paper carries its title. */
const TITLE = 170;

/**
 * A free place on a paper, row by row from the top left; when all is taken, the place that covers least.
 * @param {Pick<Card, "x" | "y">[]} taken cards on that paper
 * @returns {{ x: number, y: number }}
 */
export function freeSpot(taken) {
  let best = { x: LIMITS.paper_width / 2, y: LIMITS.paper_height / 2 };
  let least = Infinity;
  for (const spot of places()) {
    const covered = taken.reduce((sum, card) => sum + overlap(spot, card), 0);
    if (covered < least) {
      best = spot;
      least = covered;
    }
    if (covered === 0) break;
  }
  return best;
}

/** A place at which a whole card is on the paper. @param {number} x @param {number} y */
export function onPaper(x, y) {
  return {
    x: Math.round(between(x, CARD_WIDTH / 2, LIMITS.paper_width - CARD_WIDTH / 2)),
    y: Math.round(between(y, CARD_HEIGHT / 2, LIMITS.paper_height - CARD_HEIGHT / 2)),
  };
}

function* places() {
  const stepX = CARD_WIDTH + MARGIN;
  const stepY = CARD_HEIGHT + MARGIN;
  for (let y = TITLE + CARD_HEIGHT / 2; y <= LIMITS.paper_height - CARD_HEIGHT / 2; y += stepY) {
    for (let x = MARGIN * 2 + CARD_WIDTH / 2; x <= LIMITS.paper_width - CARD_WIDTH / 2; x += stepX) yield { x, y };
  }
}

/** @param {{ x: number, y: number }} one @param {{ x: number, y: number }} other */
function overlap(one, other) {
  const across = Math.max(0, CARD_WIDTH - Math.abs(one.x - other.x));
  const down = Math.max(0, CARD_HEIGHT - Math.abs(one.y - other.y));
  return across * down;
}

/** @param {number} value @param {number} low @param {number} high */
function between(value, low, high) {
  return Math.min(Math.max(value, low), high);
}
