import { LIMITS } from "../../protocol.js";

/** The server looks at no longer text before it counts (ipk/domain/kernel/text.py). */
const CODE_POINTS_PER_CHARACTER = 12;
/** What a command has in its frame besides its text. */
const FRAME_ROOM = LIMITS.frame_bytes - 2048;
/** Near its limit a text is counted aloud. */
const NEAR = 0.9;

const segmenter = globalThis.Intl?.Segmenter ? new Intl.Segmenter(undefined, { granularity: "grapheme" }) : undefined;
/** For browsers that cannot count: what belongs to the character before it. */
const BELONGING = /\u200d\P{M}|\p{M}|\p{Emoji_Modifier}|[\ufe0f\u200c\u{e0020}-\u{e007f}]/gu;

/**
 * How many characters a person sees: a family emoji or a flag is one. The server counts the same.
 * @param {string} text
 */
export function countCharacters(text) {
  if (!segmenter) return [...text.replace(BELONGING, "")].length;
  return Array.from(segmenter.segment(text)).length;
}

/**
 * How many characters have to go until the text fits: 0 when it fits.
 * @param {string} text @param {number} limit in characters
 */
export function charactersOver(text, limit) {
  const kept = text.trim();
  // As many UTF-16 units are never more characters.
  if (kept.length <= limit) return 0;
  const count = countCharacters(kept);
  if (count > limit) return count - limit;
  const bytes = kept.length * 3 > FRAME_ROOM ? new TextEncoder().encode(JSON.stringify(kept)).length : 0;
  const tooLong = Math.max(bytes / FRAME_ROOM, [...kept].length / (limit * CODE_POINTS_PER_CHARACTER));
  return tooLong > 1 ? Math.ceil(count * (1 - 1 / tooLong)) : 0;
}

/**
 * How many more fit, once it is worth saying.
 * @param {string} text
 * @param {number} limit
 * @returns {number | undefined}
 */
export function charactersLeft(text, limit) {
  if (text.length < limit * NEAR) return undefined;
  const count = countCharacters(text.trim());
  return count >= limit * NEAR ? Math.max(limit - count, 0) : undefined;
}

/** The beginning of a text, cut between characters. @param {string} text @param {number} limit */
export function firstCharacters(text, limit) {
  if (text.length <= limit) return text;
  const pieces = segmenter ? Array.from(segmenter.segment(text), ({ segment }) => segment) : [...text];
  return pieces.slice(0, limit).join("");
}

/**
 * A text in as few pieces as fit, cut between paragraphs, else sentences, else words.
 * @param {string} text @param {number} limit @returns {string[]}
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

/** Where the first piece ends: the last good place in its second half. @param {string} text @param {number} limit */
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
