// Counts, cuts and splits texts by the characters that people see (grapheme clusters).
import { LIMITS } from "../../protocol.js";

/** Upper bound of code points that the server checks before counting (ipk/domain/kernel/text.py). */
const CODE_POINTS_PER_CHARACTER = 12;
/** Bytes of a frame available for text. */
const FRAME_ROOM = LIMITS.frame_bytes - 2048;
/** From this share of the limit the remaining characters are shown. */
const NEAR = 0.9;

const segmenter = globalThis.Intl?.Segmenter ? new Intl.Segmenter(undefined, { granularity: "grapheme" }) : undefined;
/** Fallback without Intl.Segmenter: code points that extend the character before them. */
const BELONGING = /\u200d\P{M}|\p{M}|\p{Emoji_Modifier}|[\ufe0f\u200c\u{e0020}-\u{e007f}]/gu;

/** The number of grapheme clusters, counted as on the server. @param {string} text */
export function countCharacters(text) {
  if (!segmenter) return [...text.replace(BELONGING, "")].length;
  return Array.from(segmenter.segment(text)).length;
}

/**
 * The number of characters above the limit, 0 if the text fits.
 * @param {string} text
 * @param {number} limit in characters
 */
export function charactersOver(text, limit) {
  const kept = text.trim();
  // A text never has more characters than UTF-16 units.
  if (kept.length <= limit) return 0;
  const count = countCharacters(kept);
  if (count > limit) return count - limit;
  const bytes = kept.length * 3 > FRAME_ROOM ? new TextEncoder().encode(JSON.stringify(kept)).length : 0;
  const tooLong = Math.max(bytes / FRAME_ROOM, [...kept].length / (limit * CODE_POINTS_PER_CHARACTER));
  return tooLong > 1 ? Math.ceil(count * (1 - 1 / tooLong)) : 0;
}

/**
 * The number of remaining characters, only near the limit.
 * @param {string} text
 * @param {number} limit
 * @returns {number | undefined}
 */
export function charactersLeft(text, limit) {
  if (text.length < limit * NEAR) return undefined;
  const count = countCharacters(text.trim());
  return count >= limit * NEAR ? Math.max(limit - count, 0) : undefined;
}

/** The first characters of a text. @param {string} text @param {number} limit */
export function firstCharacters(text, limit) {
  if (text.length <= limit) return text;
  const pieces = segmenter ? Array.from(segmenter.segment(text), ({ segment }) => segment) : [...text];
  return pieces.slice(0, limit).join("");
}

/**
 * Splits a text into pieces that fit, between paragraphs, else sentences, else words.
 * @param {string} text
 * @param {number} limit
 * @returns {string[]}
 */
export function splitText(text, limit) {
  /** @type {string[]} */
  const pieces = [];
  let rest = text.trim();
  while (charactersOver(rest, limit) > 0) {
    const end = cutOf(rest, limit);
    pieces.push(rest.slice(0, end).trim());
    rest = rest.slice(end).trim();
  }
  return rest ? [...pieces, rest] : pieces;
}

/** The end of the first piece: the last good boundary in its second half. @param {string} text @param {number} limit */
function cutOf(text, limit) {
  let first = firstCharacters(text, limit);
  for (let over = charactersOver(first, limit); over > 0; over = charactersOver(first, limit)) {
    first = firstCharacters(first, countCharacters(first) - over);
  }
  for (const end of [/\n\s*\n/g, /\n/g, /[.!?…]["“”'’)]*\s/g, /\s/g]) {
    const last = [...first.matchAll(end)].at(-1);
    if (last && last.index > first.length / 2) return last.index + last[0].length;
  }
  return first.length;
}
