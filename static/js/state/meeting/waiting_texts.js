// Texts other than cards that wait for the facilitator: rows of the plan, words to it, topics, titles of piles.
/** @import { Store } from "../core/store.js" */
/** @import { Agreement, Card, Task, Topic } from "../../types.d.ts" */

/** @typedef {Task | Topic | Agreement | Card} WaitingText a card stands for the title of its pile */

/**
 * What this person may approve, in the order of the plan's rows, words to it, topics, piles.
 * @param {Store} store @returns {WaitingText[]}
 */
export function waitingTexts(store) {
  if (!store.may("text.approve")) return [];
  const waits = (/** @type {{ waits?: boolean }} */ record) => Boolean(record.waits);
  return [
    ...store.tasks.filter(waits),
    ...store.agreements.filter(waits),
    ...store.topics.filter(waits),
    ...waitingPiles(store.cards),
  ];
}

/** One card of each pile whose title waits. @param {readonly Card[]} cards @returns {Card[]} */
function waitingPiles(cards) {
  /** @type {Map<string, Card>} */
  const piles = new Map();
  for (const card of cards) if (card.group && card.group_waits && !piles.has(card.group)) piles.set(card.group, card);
  return [...piles.values()];
}
