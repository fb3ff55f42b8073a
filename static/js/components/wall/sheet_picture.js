// The cards of one sheet as one simplified SVG, for a wall seen from far away.
/** @import { Card } from "../../types.d.ts" */
import { svg } from "../../lib/dom/svg.js";
import { LIMITS } from "../../protocol.js";
import { layersOf } from "../../state/wall/sheet_picture.js";
import { sizeOf } from "../../state/wall/card_sizes.js";
import { clampToPaper } from "../../state/wall/free_spots.js";

/**
 * The notes and drawings of one sheet as they are seen from far away, in one picture. A few paths cost a hundredth of
 * what as many elements do.
 */
export class SheetPicture {
  element = svg("svg", {
    class: "paper-picture",
    viewBox: `0 0 ${LIMITS.paper_width} ${LIMITS.paper_height}`,
    "aria-hidden": "true",
    "data-cards": 0,
  });
  /** What is drawn, lowest first. @type {readonly Card[]} */
  cards = [];

  /** @param {readonly Card[]} cards lowest first @returns {boolean} are they others than before? */
  show(cards) {
    if (cards.length === this.cards.length && cards.every((card, at) => card === this.cards[at])) return false;
    this.cards = cards;
    this.element.replaceChildren(...layersOf(cards).flatMap(shapes));
    this.element.setAttribute("data-cards", String(cards.length));
    return true;
  }

  /**
   * The card at a place, in paper units of the whole paper; of several the uppermost.
   * @param {number} x
   * @param {number} y
   */
  at(x, y) {
    return this.cards.findLast((card) => {
      const { width, height } = sizeOf(card);
      const spot = clampToPaper(card.x, card.y, card);
      return Math.abs(x - spot.x) <= width / 2 && Math.abs(y - spot.y) <= height / 2;
    });
  }
}

/** @param {import("../../state/wall/sheet_picture.js").Layer} layer */
function shapes({ colour, papers, words, inks }) {
  return [
    svg("path", { class: `picture-paper card--${colour}`, d: papers }),
    svg("path", { class: `picture-words card--${colour}`, d: words }),
    ...inks.map(({ ink, width, path }) =>
      svg("path", { class: `picture-ink picture-ink--${ink}`, "stroke-width": width, d: path }),
    ),
  ];
}
