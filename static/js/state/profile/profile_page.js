// The page about the child on the wall: which answers it shows and when its picture is outdated.
/** @import { Card, Design } from "../../types.d.ts" */

/** Designs of the printed page. @type {readonly Design[]} */
export const DESIGNS = Object.freeze(["sun", "sea", "meadow"]);
/** Id of the card that shows the page. */
export const PAGE_CARD = "profile-page";

/** Answers that everybody may see: the content of the page. @param {readonly Card[]} cards */
export function shownAnswers(cards) {
  return cards.filter(({ kind, state }) => kind === "profile" && state === "shown");
}

/**
 * A string for each piece of content that a picture of the page contains.
 * @param {readonly Card[]} cards
 * @returns {Set<string>}
 */
export function piecesOf(cards) {
  return new Set(
    shownAnswers(cards).flatMap(({ id, asked, text, colour, symbols = [], album = [], strokes = [] }) => [
      `${id} ${asked} ${text} ${colour}`,
      ...[...symbols, ...[...album, ...strokes].map((one) => one.id)].map((piece) => `${id} ${piece}`),
    ]),
  );
}

/** Is a piece of `before` missing in `now`? @param {Set<string>} before @param {Set<string>} now */
export function hasLostPieces(before, now) {
  return [...before].some((piece) => !now.has(piece));
}

/**
 * A cache key that changes with the records, so that no browser shows an old picture.
 * @param {readonly { rev: number }[]} records
 */
export function cacheKeyOf(records) {
  return `${records.length}-${Math.max(0, ...records.map(({ rev }) => rev))}`;
}
