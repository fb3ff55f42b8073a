/** @import { Card, Paper } from "../types.d.ts" */
/** @import { Room } from "../room.js" */
import { el, keyed, setAttribute, write } from "../lib/dom.js";
import { IpkElement } from "../lib/element.js";
import { t } from "../lib/i18n.js";
import { frameQueue } from "../lib/frame_queue.js";
import { LIMITS } from "../protocol.js";
import { framesOf } from "../state/groups.js";
import { onSheet } from "../state/spots.js";
import { IpkCard } from "./card.js";
import { PaperHand } from "./paper_hand.js";

/** So many new cards are hung at once; more come frame by frame, a full wall must not stand still. */
const AT_ONCE = 8;

/** @typedef {{ paper: Paper, cards: readonly Card[], moment: object | undefined, chosen: string }} Shown */

/**
 * One sheet of a flipchart paper with its cards.
 *
 * It says `ipk:tap {card}`, `ipk:enlarge {card}` for words that do not fit, `ipk:move {card, paper, x, y}` and `ipk:touch {paper, x, y}`; it changes nothing itself.
 */
export class IpkPaper extends IpkElement {
  /** Nothing on a display can be touched. */
  still = false;
  /** @type {Paper | undefined} */
  paper;
  sheet = 0;
  /** @type {PaperHand | undefined} */
  #hand;
  /** @type {Room | undefined} */
  #room;
  /** What hangs here, lowest first. @type {readonly Card[]} */
  #cards = [];
  /** What is in the person's hand. @type {Set<string>} */
  #chosen = new Set();
  /** @type {Shown | undefined} */
  #shown;

  build() {
    this.classList.add("paper");
    this.title_ = el("h2", { class: "paper-title" });
    this.layer = el("div", { class: "paper-cards" });
    this.frames = el("div", { class: "paper-frames" });
    this.append(el("span", { class: "paper-tape", "aria-hidden": "true" }), this.title_, this.frames, this.layer);
  }

  arrive() {
    if (this.still) return;
    this.#hand = new PaperHand(
      this.layer ?? this,
      {
        mayMove: ({ card }) => Boolean(card && this.#room?.store.mayMove(card)),
        read: ({ card }) => card && this.tell("enlarge", { card: card.id }),
        tapped: ({ card }) => card && this.tell("tap", { card: card.id }),
        moved: ({ card }, spot, sheet) => card && this.tell("move", { card: card.id, paper: paperOf(sheet), ...spot }),
        touched: (x, y) => this.tell("touch", { paper: this.paper?.id, x, y }),
      },
      this.leaving.signal,
    );
  }

  /**
   * @param {Paper} paper @param {readonly Card[]} all the cards of the paper @param {Room} room
   * @param {{ chosen?: Set<string>, sheet?: number, moment?: object, first?: boolean }} [how] `chosen`: what is in the person's
   * hand; `moment`: whatever else a card is shown by is the same as long as this is; `first`: is it looked at now? Both are the whole wall's
   */
  show(paper, all, room, { chosen = new Set(), sheet = 0, moment, first = true } = {}) {
    const cards = onSheet(all, sheet);
    const isNew = !this.paper;
    if (this.#isShown({ paper, cards, moment, chosen: [...chosen].join(" ") })) return;
    this.paper = paper;
    this.sheet = sheet;
    this.#room = room;
    this.#chosen = chosen;
    this.#cards = cards;
    const title = sheetTitle(paper, sheet);
    if (this.title_) write(this.title_, title);
    if (this.layer) setAttribute(this.layer, "data-sheet", sheet);
    setAttribute(this, "data-paper", paper.id);
    setAttribute(this, "data-closed", !paper.open);
    setAttribute(this, "aria-label", paper.open ? title : t("{title}, not open yet", { title }));
    setAttribute(this, "role", "group");
    this.#showFrames(cards);
    // A single paper is not much. Of a whole wall only what is new to it comes at once.
    const atOnce = !moment ? Infinity : isNew ? 0 : AT_ONCE;
    if (this.#showCards(atOnce) > atOnce) frameQueue.add(this, (most) => Math.min(this.#showCards(most, most), most), first);
  }

  /** Records are never changed in place: the same ones in the same moment are there already. @param {Shown} now */
  #isShown(now) {
    const before = this.#shown;
    // What a finger holds is left where it is, and shown when the finger lets go.
    this.#shown = now.moment && (this.#hand?.isEmpty ?? true) ? now : undefined;
    if (!before || !this.#shown) return false;
    const same = before.paper === now.paper && before.moment === now.moment && before.chosen === now.chosen;
    return same && before.cards.length === now.cards.length && before.cards.every((card, at) => card === now.cards[at]);
  }

  /** What hangs already, and of the others the lowest, when they are not more than `least`; else `most` of them. @param {number} least @param {number} [most] @returns {number} how many others there are */
  #showCards(least, most = 0) {
    const { layer } = this;
    if (!layer || !this.isConnected) return 0;
    const there = new Set(Array.from(layer.children, (child) => child.getAttribute("data-key")));
    const news = this.#cards.filter(({ id }) => !there.has(id));
    const now = new Set(news.slice(0, news.length > least ? most : least).map(({ id }) => id));
    keyed(layer, this.#cards.filter(({ id }) => there.has(id) || now.has(id)), {
      key: (card) => card.id,
      make: () => new IpkCard(),
      update: (element, card) => this.#showCard(element, card, this.#chosen),
    });
    return news.length;
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

  /** Frames with titles around what was gathered. @param {readonly Card[]} cards */
  #showFrames(cards) {
    const top = this.sheet * LIMITS.paper_height;
    keyed(this.frames ?? this, framesOf(cards), {
      key: ({ id }) => id,
      make: () => el("div", { class: "group-frame" }, el("h3", { class: "group-title" })),
      update: (frame, { title, area }) => {
        write(/** @type {Element} */ (frame.firstElementChild), title);
        for (const [name, size] of Object.entries({ ...area, y: area.y - top })) frame.style.setProperty(`--frame-${name}`, String(size));
      },
    });
  }

  /** @param {IpkCard} element @param {Card} card @param {Set<string>} chosen */
  #showCard(element, card, chosen) {
    if (!this.#room) return;
    if (!this.#hand?.holds(card.id)) element.show(card, this.#room);
    element.classList.toggle("card--chosen", chosen.has(card.id));
    element.classList.toggle("card--lit", this.#room.store.meeting?.spotlight?.card === card.id);
    if (this.still) {
      element.removeAttribute("tabindex");
      setAttribute(element, "role", "group");
    }
  }
}

/** @param {Paper} paper @param {number} sheet */
export function sheetTitle({ title, sheets = 1 }, sheet) {
  return sheets > 1 ? t("{title} · {sheet} of {sheets}", { title, sheet: sheet + 1, sheets }) : title;
}

/** @param {HTMLElement} sheet */
function paperOf(sheet) {
  return sheet.closest("ipk-paper")?.getAttribute("data-paper");
}

customElements.define("ipk-paper", IpkPaper);
