// Counts the status of own cards and detects what others did to them.
/** @import { Card } from "../../types.d.ts" */

/** The number of own cards by status. @param {readonly Card[]} mine */
export function countOwn(mine) {
  const count = (/** @type {Card["state"]} */ wanted) => mine.filter(({ state }) => state === wanted).length;
  return { waiting: count("waiting"), shown: count("shown"), hidden: count("hidden") };
}

/** Detects own cards that others approved, hid or answered with a note. */
export class OwnCardTracker {
  /** @type {Map<string, string>} */
  #before = new Map();

  /** @param {readonly Card[]} mine @returns {Card | undefined} the last card whose status was changed by others */
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

/** A waiting edit is the author's own action. @param {Card} card */
function isNews({ state }) {
  return state !== "waiting";
}
