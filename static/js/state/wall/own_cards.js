/** @import { Card } from "../../types.d.ts" */

/** How many of one's own cards stand how. @param {readonly Card[]} mine */
export function countOwn(mine) {
  const count = (/** @type {Card["state"]} */ wanted) => mine.filter(({ state }) => state === wanted).length;
  return { waiting: count("waiting"), shown: count("shown"), hidden: count("hidden") };
}

/** What others did to one's own cards: approved, hidden, or a kind word. What one hangs oneself is no news. */
export class OwnCardTracker {
  /** @type {Map<string, string>} */
  #before = new Map();

  /** @param {readonly Card[]} mine @returns {Card | undefined} the last of those whose standing is news */
  lastChange(mine) {
    const before = this.#before;
    this.#before = new Map(mine.map((card) => [card.id, statusOf(card)]));
    return mine
      .filter((card) => before.has(card.id) && before.get(card.id) !== statusOf(card))
      .filter(isNews)
      .at(-1);
  }
}

/** @param {Card} card */
function statusOf({ state, words }) {
  return state === "hidden" ? `hidden ${words ?? ""}` : state;
}

/** That an edit waits is the author's own doing. @param {Card} card */
function isNews({ state }) {
  return state !== "waiting";
}
