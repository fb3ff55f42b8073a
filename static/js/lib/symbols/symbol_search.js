/** @import { PageSymbol } from "../../types.d.ts" */

/** From so many letters on, one wrong letter is forgiven. */
const LONG_ENOUGH = 4;
/** What is only nearly right is offered when nothing else is. */
const GUESS = 4;

/** A word as it is compared: small letters, no diacritics, no apostrophes. @param {string} words */
export function normalized(words) {
  return words
    .normalize("NFD")
    .replace(/[\p{M}'’ʼ]/gu, "")
    .toLowerCase()
    .replaceAll("ґ", "г")
    .trim();
}

/**
 * The symbols that somebody may mean, the nearest first; among equals those that they use most.
 * @param {Iterable<PageSymbol>} symbols @param {string} asked @param {(id: string) => number} used how often
 */
export function searchSymbols(symbols, asked, used = () => 0) {
  const query = normalized(asked);
  if (!query) return [];
  const near = [];
  for (const symbol of symbols) {
    const distance = Math.min(
      distanceOf(normalized(symbol.label), query),
      ...symbol.words.map((word) => distanceOf(normalized(word), query) + 0.5),
    );
    if (distance < Infinity) near.push({ symbol, distance });
  }
  const sure = near.filter(({ distance }) => distance < GUESS);
  const offered = sure.length > 0 ? sure : near;
  offered.sort((one, other) => one.distance - other.distance || used(other.symbol.id) - used(one.symbol.id));
  return offered.map(({ symbol }) => symbol);
}

/**
 * 0 the word itself, 1 it begins so, 2 one of its words does, 3 it is in there, 4 it nearly begins so.
 * @param {string} word
 * @param {string} query
 */
function distanceOf(word, query) {
  if (word === query) return 0;
  if (word.startsWith(query)) return 1;
  const parts = word.split(/[\s-]+/);
  if (parts.some((part) => part.startsWith(query))) return 2;
  if (query.length > 2 && word.includes(query)) return 3;
  if (query.length < LONG_ENOUGH) return Infinity;
  return parts.some((part) => nearlyBegins(part, query)) ? GUESS : Infinity;
}

/**
 * Does the word begin with something that one letter makes into the query?
 * @param {string} word
 * @param {string} query
 */
function nearlyBegins(word, query) {
  return [query.length - 1, query.length, query.length + 1].some((length) => oneApart(word.slice(0, length), query));
}

/** One letter changed, left out, added, or two swapped. @param {string} one @param {string} other */
function oneApart(one, other) {
  if (Math.abs(one.length - other.length) > 1) return false;
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  const [rest, wanted] = [one.slice(at), other.slice(at)];
  return (
    rest.slice(1) === wanted.slice(1) ||
    rest.slice(1) === wanted ||
    rest === wanted.slice(1) ||
    (rest[0] === wanted[1] && rest[1] === wanted[0] && rest.slice(2) === wanted.slice(2))
  );
}
