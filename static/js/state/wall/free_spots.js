// Finds a free position for a card on a paper. Its twin is ipk/domain/wall/free_spots.py.
/** @import { Content } from "./card_sizes.js" */
/** @import { Store } from "../core/store.js" */
import { LIMITS } from "../../protocol.js";
import { sizeOf } from "./card_sizes.js";

/*
 * The server decides; a screen proposes a position that is free as far as it knows. All numbers are paper units, `y`
 * from the top of the first sheet.
 */
export const GAP = 24;
/** Height of the paper's title on each sheet. */
export const TITLE = 140;
/** Height of the title of a group. */
export const HEAD = 84;

/** @typedef {{ x: number, y: number } & Content} PlacedCard */
/** The rectangle of a card, by its centre. @typedef {{ x: number, y: number, width: number, height: number }} Box */

/** The index of the sheet of a centre; the lower edge belongs to the sheet above it. @param {number} y */
export function sheetOf(y) {
  return Math.max(0, Math.ceil(y / LIMITS.paper_height) - 1);
}

/**
 * The cards on one sheet.
 * @template {{ y: number }} T
 * @param {readonly T[]} cards
 * @param {number} sheet
 * @returns {T[]}
 */
export function cardsOnSheet(cards, sheet) {
  return cards.filter(({ y }) => sheetOf(y) === sheet);
}

/**
 * The nearest position at which the whole card is on its sheet.
 * @param {number} x
 * @param {number} y
 * @param {Content} [card]
 */
export function clampToPaper(x, y, card = {}) {
  const { width, height } = sizeOf(card);
  const top = sheetOf(y) * LIMITS.paper_height;
  return {
    x: Math.round(between(x, width / 2, LIMITS.paper_width - width / 2)),
    y: Math.round(between(y, top + height / 2, top + LIMITS.paper_height - height / 2)),
  };
}

/**
 * @param {PlacedCard & { group?: string | null, own_words?: boolean }} card
 * @returns {Box} including the title for a grouped card
 */
export function boxOf(card) {
  const { width, height } = sizeOf(card);
  const { x, y } = clampToPaper(card.x, card.y, card);
  return isGathered(card) ? { x, y: y - HEAD / 2, width, height: height + HEAD } : { x, y, width, height };
}

/**
 * Is the card drawn in the frame of its group? The child's own words keep their position.
 * @param {{ group?: string | null, own_words?: boolean }} card
 */
export function isGathered({ group, own_words }) {
  return Boolean(group) && !own_words;
}

/** @param {Box} one @param {Box} other @param {number} [gap] */
export function covers(one, other, gap = 0) {
  const across = (one.width + other.width) / 2 + gap - Math.abs(one.x - other.x);
  const down = (one.height + other.height) / 2 + gap - Math.abs(one.y - other.y);
  return across > 0.5 && down > 0.5;
}

/**
 * A free position on a paper, as far as this screen knows.
 * @param {Store} store
 * @param {string} paper
 * @param {Content} content
 * @param {number} [sheet] the one that is looked at
 */
export function spotOn(store, paper, content, sheet = 0) {
  const { sheets } = store.papers.find(({ id }) => id === paper) ?? {};
  return freeSpot(store.cardsOn(paper), content, { sheet, sheets });
}

/**
 * A free position: on the given sheet, else on the others. On a full paper the middle of the given sheet; the server
 * adds a sheet and places the card there.
 * @param {readonly PlacedCard[]} taken cards on that paper
 * @param {Content} [card] the one to hang
 * @param {{ sheet?: number, sheets?: number }} [on]
 * @returns {{ x: number, y: number }}
 */
export function freeSpot(taken, card = {}, { sheet = 0, sheets = 1 } = {}) {
  const size = sizeOf(card);
  const boxes = taken.map(boxOf);
  const others = Array.from({ length: sheets }, (_, number) => number).filter((number) => number !== sheet);
  for (const number of [sheet, ...others]) {
    const place = freePlace(size, boxes, number);
    if (place) return { x: Math.round(place.x), y: Math.round(place.y) };
  }
  return { x: LIMITS.paper_width / 2, y: sheet * LIMITS.paper_height + LIMITS.paper_height / 2 };
}

/**
 * A position on the sheet without overlap: the first from the top left, or the nearest to `near`.
 * @param {{ width: number, height: number }} size
 * @param {readonly Box[]} taken
 * @param {number} sheet
 * @param {Box} [near]
 * @returns {Box | undefined}
 */
export function freePlace(size, taken, sheet, near) {
  const here = taken.filter(({ y }) => sheetOf(y) === sheet);
  const free = corners(size, here, sheet, near).filter((box) => here.every((other) => !covers(box, other, GAP)));
  if (!near) return free[0];
  const far = (/** @type {Box} */ { x, y }) => (x - near.x) ** 2 + (y - near.y) ** 2;
  return free.reduce(
    (best, box) => (best && far(best) <= far(box) ? best : box),
    /** @type {Box | undefined} */ (undefined),
  );
}

/**
 * Candidate positions beside and below other cards; with `near` also above, on the left and aligned with it.
 * @param {{ width: number, height: number }} size
 * @param {readonly Box[]} taken
 * @param {number} sheet
 * @param {Box} [near]
 * @returns {Box[]}
 */
function corners({ width, height }, taken, sheet, near) {
  const top = sheet * LIMITS.paper_height;
  const across = [GAP, ...taken.map((box) => box.x + box.width / 2 + GAP)];
  const down = [top + TITLE, ...taken.map((box) => box.y + box.height / 2 + GAP)];
  if (near) {
    across.push(near.x - width / 2, ...taken.map((box) => box.x - box.width / 2 - GAP - width));
    down.push(near.y - height / 2, ...taken.map((box) => box.y - box.height / 2 - GAP - height));
  }
  const lefts = ascending(across).filter((left) => GAP <= left && left <= LIMITS.paper_width - GAP - width);
  const tops = ascending(down).filter(
    (high) => top + TITLE <= high && high <= top + LIMITS.paper_height - GAP - height,
  );
  return tops.flatMap((high) => lefts.map((left) => ({ x: left + width / 2, y: high + height / 2, width, height })));
}

/** @param {number[]} numbers */
function ascending(numbers) {
  return [...new Set(numbers)].sort((one, other) => one - other);
}

/** @param {number} value @param {number} low @param {number} high */
function between(value, low, high) {
  return Math.min(Math.max(value, low), high);
}
