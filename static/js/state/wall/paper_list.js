// The cards of a paper as a searchable, grouped list.
/** @import { Card } from "../../types.d.ts" */

/** @typedef {"order" | "author" | "group"} By */
/** @typedef {{ title: string, cards: Card[] }} Part */

/**
 * The cards that contain the searched words, in parts by author or group; the child's own words come first.
 * @param {readonly Card[]} cards
 * @param {(card: Card) => string} authorOf
 * @param {{ words: string, by: By, language: string, none: string }} wish `none`: title for cards without a group
 * @returns {Part[]}
 */
export function listParts(cards, authorOf, { words, by, language, none }) {
  const wanted = normalized(words);
  const found = cards.filter((card) =>
    normalized([card.text, card.shown_text, card.group, authorOf(card)].join(" ")).includes(wanted),
  );
  const own = (/** @type {Card} */ card) => Number(card.own_words ?? false);
  const order = [...found].sort((one, other) => own(other) - own(one) || one.y - other.y || one.x - other.x);
  if (by === "order") return order.length > 0 ? [{ title: "", cards: order }] : [];
  /** @type {Map<string, Card[]>} */
  const parts = new Map();
  for (const card of order) {
    const title = by === "author" ? authorOf(card) : (card.group ?? "");
    parts.set(title, [...(parts.get(title) ?? []), card]);
  }
  const { compare } = new Intl.Collator(language);
  const titles = [...parts.keys()].sort((one, other) => Number(!one) - Number(!other) || compare(one, other));
  return titles.map((title) => ({ title: title || none, cards: parts.get(title) ?? [] }));
}

/** Lower case without diacritics, for searching. @param {string} words */
function normalized(words) {
  return words
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    .toLowerCase()
    .trim();
}
