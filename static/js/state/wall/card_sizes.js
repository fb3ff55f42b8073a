// The size of a card in paper units, computed from its content. Its twin is ipk/domain/wall/card_sizes.py.
/** @import { Card } from "../../types.d.ts" */

/* Styles give a card exactly this size; longer text is cut and marked. */
const LINE = 55;
const AROUND = 100;
const LETTER = 44;
const LEAST = 150;
const SIDES = 48;
/** @typedef {"short" | "middle" | "long" | "drawing" | "picture" | "page"} Name */
/** Rows: up to so many characters → width, maximum number of lines, name. @type {[number, number, number, Name][]} */
const NOTES = [
  [60, 370, 6, "short"],
  [120, 480, 9, "middle"],
  [2000, 620, 8, "long"],
];
/** Rows: up to so many symbols → width, name. @type {[number, number, Name][]} */
const STRIPS = [
  [1, 370, "short"],
  [2, 480, "middle"],
  [3, 620, "middle"],
  [5, 780, "middle"],
];
const SYMBOL = 150;
const LABEL_LINES = 2;
const WORDS_UNDER = 3;
const WAVE = 120;
const PHOTO = { width: 420, height: 290 };
const DRAWING = { width: 440, height: 300 };
const LINES_UNDER_PICTURE = 2;
/** From this code point on, characters are as wide as high. */
const WIDE = 0x2e80;

/**
 * @typedef {{ name: Name, width: number, height: number, lines: number, cut: boolean }} Size `lines` of text shown;
 * `cut`: the text is longer
 */
/**
 * @typedef {Partial<Pick<Card, "text" | "shown_text" | "kind" | "symbol" | "symbols" | "strokes" | "album">>} Content
 */

/** Sizes by record; records are immutable. @type {WeakMap<Content, Size>} */
const known = new WeakMap();

/**
 * The size for the text that everybody sees; a waiting edit does not change it.
 * @param {Content} card
 * @returns {Size}
 */
export function sizeOf(card) {
  const before = known.get(card);
  if (before) return before;
  const size = computeSize(card);
  known.set(card, size);
  return size;
}

/** @param {Content} card @returns {Size} */
function computeSize(card) {
  const { kind, strokes = [], album = [] } = card;
  const words = card.shown_text ?? card.text ?? "";
  const symbols = card.symbols?.length || Number(Boolean(card.symbol));
  if (kind === "page") return { name: "page", width: 480, height: 740, lines: 0, cut: false };
  if (kind === "profile" && strokes.length + album.length > 0)
    return { name: "middle", width: 440, height: 540, lines: 2, cut: false };
  if (kind === "picture" || kind === "drawing") return sizeWithCaption(kind, words);
  if (symbols > 0) {
    const [, width, name] = STRIPS.find(([most]) => symbols <= most) ?? STRIPS[STRIPS.length - 1];
    return sizeWithText({ name, width, words, most: WORDS_UNDER, above: SYMBOL + LABEL_LINES * LINE });
  }
  const [, width, most, name] = NOTES.find(([letters]) => [...words].length <= letters) ?? NOTES[NOTES.length - 1];
  return sizeWithText({ name, width, words, most, above: kind === "voice" ? WAVE : 0 });
}

/** @param {"picture" | "drawing"} kind @param {string} words */
function sizeWithCaption(kind, words) {
  const { width, height } = kind === "picture" ? PHOTO : DRAWING;
  return sizeWithText({ name: kind, width, words, most: LINES_UNDER_PICTURE, above: height });
}

/** @param {{ name: Name, width: number, words: string, most: number, above: number }} card @returns {Size} */
function sizeWithText({ name, width, words, most, above }) {
  const all = words ? words.split("\n").reduce((sum, line) => sum + linesNeeded(line, width - SIDES), 0) : 0;
  const lines = Math.min(all, most);
  return { name, width, height: Math.max(LEAST, above + AROUND + lines * LINE), lines, cut: all > most };
}

/**
 * An upper bound of the number of lines: characters are counted slightly too wide.
 * @param {string} line
 * @param {number} room
 */
function linesNeeded(line, room) {
  let lines = 1;
  let used = 0;
  for (const word of line.split(" ")) {
    const wide = [...word].reduce((sum, letter) => sum + widthOf(letter), 0);
    if (used && used + widthOf(" ") + wide > room) {
      lines += 1;
      used = 0;
    }
    used += wide + (used ? widthOf(" ") : 0);
    while (used > room) {
      lines += 1;
      used -= room;
    }
  }
  return lines;
}

/** @param {string} letter */
function widthOf(letter) {
  if (" .,:;!|'ijlI".includes(letter)) return LETTER * 0.32;
  if ((letter.codePointAt(0) ?? 0) >= WIDE) return LETTER * 1.1;
  return LETTER * ("mwMW@%".includes(letter) || letter !== letter.toLowerCase() ? 0.82 : 0.56);
}
