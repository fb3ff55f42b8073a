// Generates a passphrase of easy words from the picture dictionary.
/** @import { PageSymbol, SymbolGroup } from "../../types.d.ts" */

export const WORDS = 6;
/** Groups of the dictionary without worries or illness. */
const CALM = ["home", "school", "food", "play", "animals", "places", "travel", "nature", "things"];
const SHORTEST = 3;
const LONGEST = 9;

/**
 * Draws random different words in the person's language. Six of several hundred words, with a slow key derivation for
 * each guess, resist trying.
 * @param {SymbolGroup[]} groups
 * @param {Pick<Crypto, "getRandomValues">} lot
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

/** Is the label a single word of suitable length? @param {string} label */
function isEasy(label) {
  return /^\p{L}+$/u.test(label) && label.length >= SHORTEST && label.length <= LONGEST;
}

/**
 * A uniformly distributed integer from 0 to `many` - 1.
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
