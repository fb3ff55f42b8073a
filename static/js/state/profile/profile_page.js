/** @import { Card, Design } from "../../types.d.ts" */

/** How the page may look on paper. @type {readonly Design[]} */
export const DESIGNS = Object.freeze(["sun", "sea", "meadow"]);
/** The card that shows the whole page. */
export const PAGE_CARD = "profile-page";

/** The answers that everybody may see now: what the page on the wall is made of. @param {readonly Card[]} cards */
export function shownAnswers(cards) {
  return cards.filter(({ kind, state }) => kind === "profile" && state === "shown");
}

/**
 * Everything that a picture of the page would show, piece by piece.
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

/** Was something there that is not there any more? @param {Set<string>} before @param {Set<string>} now */
export function hasLostPieces(before, now) {
  return [...before].some((piece) => !now.has(piece));
}

/**
 * Another one for each state of what it is made of, so that no browser shows an older picture.
 * @param {readonly { rev: number }[]} records
 */
export function cacheKeyOf(records) {
  return `${records.length}-${Math.max(0, ...records.map(({ rev }) => rev))}`;
}
