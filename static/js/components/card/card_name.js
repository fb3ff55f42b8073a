// The accessible name of a card.
import { t } from "../../lib/i18n/i18n.js";

/**
 * What a card is called: the words that are seen on it, in their order (WCAG 2.5.3), and what is only seen as a
 * picture.
 * From afar the words are not drawn; they name the card all the same.
 * @param {Element} body @param {Element} foot @param {[kind: string, standing: string]} unwritten
 */
export function cardName(body, foot, [kind, standing]) {
  const said = [kind, ...wordsIn(body)].filter(Boolean).join(", ");
  return [said || t("A card"), ...wordsIn(foot), standing].filter(Boolean).join(" · ");
}

/** @param {Element} element */
function wordsIn(element) {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const words = [];
  while (walker.nextNode()) words.push(walker.currentNode.textContent?.trim());
  return words.filter(Boolean);
}
