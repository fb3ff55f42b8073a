// Searches the picture dictionary, tolerating one wrong letter.
/** @import { PageSymbol } from "../../types.d.ts" */

/** Minimum length of a query with a tolerated error. */
const LONG_ENOUGH = 4;
/** Distance of approximate matches, which are offered only without better ones. */
const GUESS = 4;

/** Lower case without diacritics and apostrophes. @param {string} words */
export function normalized(words) {
  return words
    .normalize("NFD")
    .replace(/[\p{M}'’ʼ]/gu, "")
    .toLowerCase()
    .replaceAll("ґ", "г")
    .trim();
}

/**
 * Matching symbols by distance, then by usage.
 * @param {Iterable<PageSymbol>} symbols
 * @param {string} asked
 * @param {(id: string) => number} used how often
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
 * The symbol that names a word of this text, also in another form of the word (škola, školy). Earlier words win over
 * later ones, equal forms over others; a symbol's label over its further words.
 * @param {Iterable<PageSymbol>} symbols @param {string} text
 */
export function symbolOfWords(symbols, text) {
  const asked = normalized(text)
    .split(/[^\p{L}]+/u)
    .filter((word) => word.length >= LONG_ENOUGH);
  /** @type {{ symbol: PageSymbol, distance: number } | undefined} */
  let best;
  for (const symbol of asked.length > 0 ? symbols : [])
    for (const [extra, name] of [symbol.label, ...symbol.words].entries())
      for (const [place, word] of asked.entries()) {
        const distance = formDistance(normalized(name), word) + place + (extra > 0 ? 0.5 : 0);
        if (distance < (best?.distance ?? Infinity)) best = { symbol, distance };
      }
  return best?.symbol;
}

/** Distance of forms that are not the same, more than all places of words in a title. */
const OTHER_FORM = 1000;
/** Letters of a word that all its forms share. */
const STEM = 3;
/** Endings of forms in the four languages, normalized. */
const ENDINGS = new Set(
  "a e i o u y ou em um im am ach ech ich ama ami emi mi s es а о у е и і ю я ю ою ею ом ем ам ям ах ях ами ями ів ей й ь".split(
    " ",
  ),
).add("");

/** 0 equal, OTHER_FORM another form of the same word: its ending differs. @param {string} one @param {string} other */
function formDistance(one, other) {
  if (one === other) return 0;
  let stem = 0;
  while (stem < one.length && one[stem] === other[stem]) stem += 1;
  if (stem < STEM) return Infinity;
  return ENDINGS.has(one.slice(stem)) && ENDINGS.has(other.slice(stem)) ? OTHER_FORM : Infinity;
}

/**
 * 0 equal, 1 prefix, 2 prefix of a later word, 3 contained, 4 approximate prefix.
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

/** Is a prefix of the word within one edit of the query? @param {string} word @param {string} query */
function nearlyBegins(word, query) {
  return [query.length - 1, query.length, query.length + 1].some((length) => oneApart(word.slice(0, length), query));
}

/** Is the edit distance at most 1 (including a swap)? @param {string} one @param {string} other */
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
