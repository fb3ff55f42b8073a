// The order and grouping of cards that wait for approval, for the moderator's list.
/** @import { Card, Paper } from "../../types.d.ts" */

/** @typedef {"time" | "paper"} Order */
/**
 * Cards under one heading. `all`: the cards that its button approves, including other groups of the same author.
 * @typedef {{ key: string, author: string, paper: string, cards: Card[], all: Card[] }} WaitingGroup
 */
/** @typedef {{ at: number, heap: string, author: string, gone?: number }} Place */

/** A card that returns within this time (undone, refused) gets its former position. */
const REMEMBERED_MS = 60_000;

/**
 * Orders waiting cards by arrival on this device, the newest last. A card keeps its position, and a group that is
 * complete gets no more cards, so no button moves when a card arrives.
 */
export class WaitingOrder {
  /** @type {Map<string, Place>} */
  #places = new Map();
  #came = 0;
  /**
   * Groups that offer to approve everything of their author. They keep offering it, so that nothing moves up.
   * @type {Set<string>}
   */
  #offering = new Set();

  /** @param {() => number} [now] */
  constructor(now = () => performance.now()) {
    this.now = now;
  }

  /**
   * @param {readonly Card[]} waiting
   * @param {Order} order
   * @param {readonly Paper[]} papers
   * @returns {WaitingGroup[]}
   */
  groups(waiting, order, papers) {
    this.#update(waiting);
    const cards = [...waiting].sort((one, other) => this.#place(one).at - this.#place(other).at);
    return order === "paper" ? byPaper(cards, papers) : this.#byTime(cards);
  }

  /** @param {readonly Card[]} waiting */
  #update(waiting) {
    const ids = new Set(waiting.map(({ id }) => id));
    const now = this.now();
    for (const [id, place] of this.#places) {
      if (ids.has(id)) delete place.gone;
      else place.gone ??= now;
      if (place.gone !== undefined && now - place.gone > REMEMBERED_MS) this.#places.delete(id);
    }
    const fresh = waiting.filter(({ id }) => !this.#places.has(id));
    for (const card of fresh.sort((one, other) => one.rev - other.rev)) this.#addCard(card);
  }

  /** @param {Card} card */
  #addCard(card) {
    const author = ownerOf(card);
    const last = [...this.#places.values()].reduce(
      (one, other) => (other.at > (one?.at ?? 0) ? other : one),
      /** @type {Place | undefined} */ (undefined),
    );
    const at = (this.#came += 1);
    const heap = last?.author === author ? last.heap : `${author} ${at}`;
    this.#places.set(card.id, { at, heap, author });
  }

  /** @param {Card} card */
  #place({ id }) {
    return /** @type {Place} */ (this.#places.get(id));
  }

  /** @param {Card[]} cards @returns {WaitingGroup[]} */
  #byTime(cards) {
    const groups = grouped(cards, (card) => this.#place(card).heap);
    const latest = new Map(groups.map(([key, heap]) => [ownerOf(heap[0]), key]));
    return groups.map(([key, heap]) => {
      const author = ownerOf(heap[0]);
      const all = cards.filter((card) => ownerOf(card) === author);
      if (heap.length > 1 || (all.length > 1 && latest.get(author) === key)) this.#offering.add(key);
      return { key, author, paper: "", cards: heap, all: this.#offering.has(key) ? all : [] };
    });
  }
}

/** @param {Card} card */
export function ownerOf(card) {
  return card.said_by || card.author || "";
}

/** @param {Card[]} cards @param {readonly Paper[]} papers @returns {WaitingGroup[]} */
function byPaper(cards, papers) {
  const order = new Map(papers.map(({ id }, index) => [id, index]));
  return grouped(cards, ({ paper }) => paper)
    .sort(([one], [other]) => (order.get(one) ?? 0) - (order.get(other) ?? 0))
    .map(([paper, heap]) => ({ key: `paper ${paper}`, author: "", paper, cards: heap, all: heap }));
}

/** @param {Card[]} cards @param {(card: Card) => string} name @returns {[string, Card[]][]} */
function grouped(cards, name) {
  /** @type {Map<string, Card[]>} */
  const groups = new Map();
  for (const card of cards) groups.set(name(card), [...(groups.get(name(card)) ?? []), card]);
  return [...groups];
}
