/** @import { Card, Paper } from "../types.d.ts" */
/** @import { Room } from "../room.js" */
import { el, keyed, setAttribute, write } from "../lib/dom.js";
import { IpkElement } from "../lib/element.js";
import { t } from "../lib/i18n.js";
import { pilesOf } from "../state/piles.js";
import { IpkCard } from "./card.js";
import { PaperHand } from "./paper_hand.js";

/** @typedef {{ x: number, y: number }} Place */

/**
 * A flipchart paper with its cards.
 *
 * It says `ipk:tap {card}`, `ipk:move {card, paper, x, y}` and `ipk:touch {paper, x, y}`; it changes nothing itself.
 */
export class IpkPaper extends IpkElement {
  /** Nothing on a display can be touched. */
  still = false;
  /** @type {Paper | undefined} */
  paper;
  /** @type {PaperHand | undefined} */
  #hand;
  /** @type {Room | undefined} */
  #room;

  build() {
    this.classList.add("paper");
    this.title_ = el("h2", { class: "paper-title" });
    this.layer = el("div", { class: "paper-cards" });
    this.piles = el("div", { class: "paper-piles" });
    this.append(el("span", { class: "paper-tape", "aria-hidden": "true" }), this.title_, this.piles, this.layer);
  }

  arrive() {
    if (this.still) return;
    this.#hand = new PaperHand(
      this.layer ?? this,
      {
        mayMove: ({ card }) => Boolean(card && this.#room?.store.mayMove(card)),
        tapped: ({ card }) => card && this.tell("tap", { card: card.id }),
        moved: ({ card }, spot, sheet) => card && this.tell("move", { card: card.id, paper: paperOf(sheet), ...spot }),
        touched: (x, y) => this.tell("touch", { paper: this.paper?.id, x, y }),
      },
      this.leaving.signal,
    );
  }

  /** @param {Paper} paper @param {readonly Card[]} cards @param {Room} room @param {string | Set<string>} [chosen] what is in the person's hand */
  show(paper, cards, room, chosen = "") {
    this.paper = paper;
    this.#room = room;
    if (this.title_) write(this.title_, paper.title);
    setAttribute(this, "data-paper", paper.id);
    setAttribute(this, "data-closed", !paper.open);
    setAttribute(this, "aria-label", paper.open ? paper.title : t("{title}, not open yet", { title: paper.title }));
    setAttribute(this, "role", "group");
    const hand = typeof chosen === "string" ? new Set([chosen]) : chosen;
    const spots = this.#showPiles(cards);
    keyed(this.layer ?? this, cards, {
      key: (card) => card.id,
      make: () => new IpkCard(),
      update: (element, card) => this.#showCard(element, card, { hand, spot: spots.get(card.id) }),
    });
  }

  /** @param {string} id @returns {IpkCard | undefined} */
  cardOf(id) {
    return [...(this.layer?.querySelectorAll("ipk-card") ?? [])].map((one) => /** @type {IpkCard} */ (one)).find(({ card }) => card?.id === id);
  }

  /** Its title stays readable however far away one stands. @param {number} scale */
  seenAt(scale) {
    // Set on the title alone: on the paper, which cards are measured by, it would lay out every card anew.
    this.title_?.style.setProperty("--lens", String(scale));
  }

  /** Frames with titles for what was gathered. @param {readonly Card[]} cards @returns {Map<string, Place>} where gathered cards stand */
  #showPiles(cards) {
    const piles = pilesOf(cards);
    keyed(this.piles ?? this, piles, {
      key: ({ title }) => title,
      make: ({ title }) => el("div", { class: "pile" }, el("h3", { class: "pile-title" }, title)),
      update: (frame, { area }) => {
        for (const [name, size] of Object.entries(area)) frame.style.setProperty(`--pile-${name}`, String(size));
      },
    });
    return new Map(piles.flatMap(({ spots }) => [...spots]));
  }

  /** @param {IpkCard} element @param {Card} card @param {{ hand: Set<string>, spot: Place | undefined }} how */
  #showCard(element, card, { hand, spot }) {
    if (!this.#room) return;
    if (!this.#hand?.holds(card.id)) element.show(card, this.#room, spot);
    element.classList.toggle("card--chosen", hand.has(card.id));
    element.classList.toggle("card--lit", this.#room.store.meeting?.spotlight?.card === card.id);
    if (this.still) {
      element.removeAttribute("tabindex");
      setAttribute(element, "role", "group");
    }
  }
}

/** @param {HTMLElement} sheet */
function paperOf(sheet) {
  return sheet.closest("ipk-paper")?.getAttribute("data-paper");
}

customElements.define("ipk-paper", IpkPaper);
