/** @import { Card, Person } from "../types.d.ts" */
/** @import { Room } from "../room.js" */
import { button, el, keyed, write } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { newId } from "../lib/ids.js";
import { icon } from "../lib/icons.js";
import { cardList } from "./card_list.js";
import { knocks } from "./lobby.js";
import { approve } from "./approving.js";

/** @typedef {{ author: string, cards: Card[] }} Heap */

/**
 * Everything that waits for the facilitator: who stands at the door, then cards and edits by whose they are, who has
 * waited longest on top. @param {Room} room
 */
export function waitingPanel(room) {
  const door = doorLine(room);
  const heaps = el("div", { class: "heaps" });
  const nothing = el("p", { class: "nothing" }, icon("check"), t("Nothing waits for you."));
  const element = el("div", { class: "panel panel--waiting" }, door.element, heaps, nothing);
  /** @type {WeakMap<Element, ReturnType<typeof heap>>} */
  const shown = new WeakMap();
  return {
    element,
    show() {
      const waiting = heapsOf(waitingCards(room));
      nothing.hidden = waiting.length > 0;
      door.show();
      keyed(heaps, waiting, {
        key: ({ author }) => author,
        make: ({ author }) => {
          const made = heap(author, room);
          shown.set(made.element, made);
          return made.element;
        },
        update: (one, { cards }) => shown.get(one)?.show(cards),
      });
    },
  };
}

/** @param {Room} room @returns {Card[]} the oldest first */
export function waitingCards({ store }) {
  return store.cards.filter((card) => card.state === "waiting").sort((one, other) => one.rev - other.rev);
}

/** Show everything of this person's that waits, as one deed that is taken back as one. @param {string} author @param {Room} room */
export function approveAllOf(author, room) {
  const deed = newId();
  for (const card of waitingCards(room))
    if (whose(card) === author) approve(card, room.store, deed);
}

/** @param {Card} card */
function whose(card) {
  return card.said_by ?? card.author ?? "";
}

/** @param {Card[]} cards @returns {Heap[]} */
function heapsOf(cards) {
  /** @type {Map<string, Card[]>} */
  const heaps = new Map();
  for (const card of cards) heaps.set(whose(card), [...(heaps.get(whose(card)) ?? []), card]);
  return [...heaps].map(([author, heap]) => ({ author, cards: heap }));
}

/** @param {string} author @param {Room} room */
function heap(author, room) {
  const name = el("h3", { class: "heap-name" });
  const all = button({ class: "button button--small button--plain" }, () => approveAllOf(author, room), icon("check"));
  const words = el("span");
  all.append(words);
  const list = cardList("", { actions: ["approve", "hide"], enlarge: true });
  const element = el("section", { class: "heap" }, el("header", { class: "heap-head" }, name, all), list.element);
  return {
    element,
    /** @param {Card[]} cards */
    show(cards) {
      write(name, room.nameOf(author));
      all.hidden = cards.length < 2;
      write(words, t("Approve all {count}", { count: cards.length }));
      list.show(cards, room);
    },
  };
}

/** Somebody stands in the lobby: the line leads to where people are let in. @param {Room} room */
function doorLine(room) {
  const names = el("span");
  const element = el("button", { type: "button", class: "at-door", "data-turn": "people" }, icon("log-in"), names);
  return {
    element,
    show() {
      const waiting = room.store.people.filter((/** @type {Person} */ person) => knocks(person));
      element.hidden = waiting.length === 0;
      write(names, t("At the door: {names}", { names: waiting.map(({ name }) => name).join(", ") }));
    },
  };
}
