// Detects changes to announce to screen readers.
/** @import { Card, Meeting } from "../../types.d.ts" */

/**
 * Compares two states of the view: cards of others that newly hang, a new step. The first state and own cards are not
 * announced.
 */
export class AnnouncementTracker {
  /** @type {Set<string> | undefined} */
  #hanging;
  /** @type {number | undefined} */
  #step;

  /**
   * @param {readonly Card[]} cards in the view @param {Meeting | undefined} meeting @param {(card: Card) =>
   * boolean} isMine
   * @returns {{ cards: Card[], step: boolean }}
   */
  diff(cards, meeting, isMine) {
    const hanging = cards.filter(({ state }) => state === "shown");
    const before = this.#hanging;
    const stepBefore = this.#step;
    this.#hanging = new Set(hanging.map(({ id }) => id));
    this.#step = meeting?.step;
    return {
      cards: before ? hanging.filter((card) => !before.has(card.id) && !isMine(card)) : [],
      step: stepBefore !== undefined && meeting !== undefined && meeting.step !== stepBefore,
    };
  }
}
