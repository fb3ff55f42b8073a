/** @import { Card } from "../types.d.ts" */
import { LIMITS } from "../protocol.js";
import { overlap, sizeOf, TITLE } from "./spots.js";

/** A gathered card is shown smaller, so that a pile takes little room. */
export const SHRUNK = 0.72;
const GAP = 22;
const HEAD = 84;
const WIDEST = 3;
const STRIDE = 60;
/** What covers the child's own words weighs so much more that it is done only when there is no other place. */
const NEVER = 1000;

/** @typedef {import("./spots.js").Area} Area */
/** @typedef {{ title: string, area: Area, spots: Map<string, { x: number, y: number }> }} Pile */

/**
 * The piles on a paper: cards gathered under one title stand together in a frame, near where the first of them hung.
 * Where cards hang is not changed by it, so that a pile that is scattered is as it was. The child's own words stay in
 * their place; they only carry the title. Everybody's screen finds the same places: only what all see counts.
 * @param {readonly Card[]} cards of one paper, the lowest first @returns {Pile[]}
 */
export function pilesOf(cards) {
  /** @type {Map<string, Card[]>} */
  const groups = new Map();
  for (const card of cards) {
    if (!isGathered(card)) continue;
    const group = groups.get(card.group ?? "") ?? [];
    groups.set(card.group ?? "", [...group, card]);
  }
  const loose = cards.filter((card) => card.state === "shown" && !isGathered(card)).map(areaOf);
  /** @type {Pile[]} */
  const piles = [];
  for (const [title, members] of groups)
    piles.push(pileOf(title, members, [...loose, ...piles.map(({ area }) => ({ ...area, weight: NEVER }))]));
  return piles;
}

/** Does this card stand in a pile? @param {Card} card */
export function isGathered(card) {
  return Boolean(card.group) && !card.own_words && card.state === "shown";
}

/** @param {string} title @param {Card[]} members @param {(Area & { weight: number })[]} taken @returns {Pile} */
function pileOf(title, members, taken) {
  const rows = rowsOf(members);
  const width = GAP + Math.max(...rows.map((row) => row.width));
  const height = HEAD + rows.reduce((sum, row) => sum + row.height + GAP, GAP);
  const { x, y } = placeFor({ width, height }, members[0], taken);
  const spots = new Map();
  let top = y - height / 2 + HEAD;
  for (const row of rows) {
    let left = x - width / 2 + GAP;
    for (const card of row.cards) {
      const size = shrunk(card);
      spots.set(card.id, { x: left + size.width / 2, y: top + row.height / 2 });
      left += size.width + GAP;
    }
    top += row.height + GAP;
  }
  return { title, area: { x, y, width, height }, spots };
}

/** @param {Card[]} cards */
function rowsOf(cards) {
  const across = Math.min(cards.length === 4 ? 2 : cards.length, WIDEST);
  const rows = [];
  for (let at = 0; at < cards.length; at += across) {
    const row = cards.slice(at, at + across);
    const sizes = row.map(shrunk);
    rows.push({
      cards: row,
      width: sizes.reduce((sum, { width }) => sum + width + GAP, 0),
      height: Math.max(...sizes.map(({ height }) => height)),
    });
  }
  return rows;
}

/** The place nearest to where the first card hung that covers least. @param {{ width: number, height: number }} size @param {Card} first @param {(Area & { weight: number })[]} taken */
function placeFor({ width, height }, first, taken) {
  const most = { x: LIMITS.paper_width - width / 2, y: LIMITS.paper_height - height / 2 };
  let best = { x: LIMITS.paper_width / 2, y: LIMITS.paper_height / 2 };
  let least = Infinity;
  for (let y = Math.min(TITLE + height / 2, most.y); y <= most.y; y += STRIDE) {
    for (let x = width / 2; x <= most.x; x += STRIDE) {
      const covered = taken.reduce((sum, one) => sum + overlap({ x, y, width, height }, one) * one.weight, 0);
      const cost = covered + Math.hypot(x - first.x, y - first.y);
      if (cost < least) [best, least] = [{ x, y }, cost];
    }
  }
  return best;
}

/** @param {Card} card */
function shrunk(card) {
  const { width, height } = sizeOf(card);
  return { width: width * SHRUNK, height: height * SHRUNK };
}

/** @param {Card} card */
function areaOf(card) {
  return { x: card.x, y: card.y, ...sizeOf(card), weight: card.own_words ? NEVER : 1 };
}
