/** @import { PageSymbol, SymbolGroup } from "../../types.d.ts" */

export const WORDS = 6;
/** Groups of the dictionary that nobody minds reading: no worries, no illness. */
const CALM = ["home", "school", "food", "play", "animals", "places", "travel", "nature", "things"];
const SHORTEST = 3;
const LONGEST = 9;

/**
 * Easy words for a passphrase, of the picture dictionary in the person's language: each drawn by lot, none twice.
 * Six of some hundreds, and a quarter of a second for each guess: nobody finds them by trying.
 * @param {SymbolGroup[]} groups @param {Pick<Crypto, "getRandomValues">} lot
 * @returns {PageSymbol[]}
 */
export function easyWords(groups, lot) {
  const all = groups
    .flatMap(({ id, symbols }) => (CALM.includes(id) ? symbols : []))
    .filter(({ label }) => isEasy(label));
  const left = [...new Map(all.map((symbol) => [symbol.label, symbol])).values()];
  /** @type {PageSymbol[]} */
  const drawn = [];
  while (drawn.length < WORDS && left.length > 0) drawn.push(...left.splice(randomBelow(left.length, lot), 1));
  return drawn;
}

/** One word, neither too short to count nor too long to write. @param {string} label */
function isEasy(label) {
  return /^\p{L}+$/u.test(label) && label.length >= SHORTEST && label.length <= LONGEST;
}

/**
 * A whole number from 0 to below `many`, each as likely as any other.
 * @param {number} many
 * @param {Pick<Crypto, "getRandomValues">} lot
 */
function randomBelow(many, lot) {
  const room = 2 ** 32;
  const fair = room - (room % many);
  const drawn = new Uint32Array(1);
  do lot.getRandomValues(drawn);
  while (drawn[0] >= fair);
  return drawn[0] % many;
}
