/** @import { Card, Meeting } from "../../types.d.ts" */

/**
 * What others did that somebody who does not see the screen should hear of: cards that now hang, a new step.
 * What was there when one came is no news, nor is what one did oneself.
 */
export class AnnouncementTracker {
  /** @type {Set<string> | undefined} */
  #hanging;
  /** @type {number | undefined} */
  #step;

  /**
   * @param {readonly Card[]} cards that this person sees @param {Meeting | undefined} meeting @param {(card: Card) =>
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
