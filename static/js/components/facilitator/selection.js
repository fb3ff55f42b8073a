// What the facilitator has selected: a card, a paper, several cards to group, or the display.
/** @import { Card, Paper } from "../../types.d.ts" */
/** @import { AppContext } from "../../context.js" */
import { clampToPaper } from "../../state/wall/free_spots.js";

/**
 * The facilitator's selection: a card, a paper or the room's display; while cards are grouped, all cards tapped.
 */
export class Selection {
  #card = "";
  #paper = "";
  /** @type {Set<string> | undefined} */
  gathering;
  steering = false;

  /** @param {AppContext} app */
  constructor(app) {
    this.app = app;
  }

  /** @returns {Card | undefined} */
  get card() {
    return this.app.store.card(this.#card);
  }

  /** @returns {Paper | undefined} */
  get paper() {
    return this.app.store.papers.find(({ id }) => id === this.#paper);
  }

  /** The cards to be marked on the wall. @returns {Iterable<string>} */
  get cards() {
    return this.gathering ?? [this.#card];
  }

  gather() {
    this.leave();
    this.gathering = new Set();
  }

  steer() {
    this.leave();
    this.steering = true;
  }

  leave() {
    this.steering = false;
    this.#card = "";
    this.#paper = "";
    this.gathering = undefined;
  }

  /** @param {string} id */
  tapped(id) {
    if (this.gathering) {
      if (!this.gathering.delete(id)) this.gathering.add(id);
      return;
    }
    this.steering = false;
    this.#card = id === this.#card ? "" : id;
    this.#paper = "";
  }

  /**
   * Called when a place of a paper is tapped: moves the selected card there, or selects the paper.
   * @param {{ paper: string, x: number, y: number }} spot
   */
  touched(spot) {
    if (this.gathering) return;
    const { card } = this;
    this.steering = false;
    if (!card) {
      this.#paper = spot.paper === this.#paper ? "" : spot.paper;
      return;
    }
    const { store } = this.app;
    if (store.mayMove(card))
      store.do("card.move", { id: card.id, paper: spot.paper, ...clampToPaper(spot.x, spot.y, card) });
    this.leave();
  }

  /** Removes cards from the selection that no longer exist. */
  settle() {
    const { store } = this.app;
    if (!store.card(this.#card)) this.#card = "";
    for (const id of this.gathering ?? []) if (!store.card(id)) this.gathering?.delete(id);
  }
}
