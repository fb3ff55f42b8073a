// `<ipk-paper>`: one flipchart paper of the wall with its cards.
/** @import { Card, Paper } from "../../types.d.ts" */
/** @import { AppContext } from "../../context.js" */
import { el, syncChildren, setAttribute, setText } from "../../lib/dom/dom.js";
import { IpkElement } from "../../lib/dom/element.js";
import { t } from "../../lib/i18n/i18n.js";
import { frameQueue } from "../../lib/dom/frame_queue.js";
import { LIMITS } from "../../protocol.js";
import { framesOf } from "../../state/wall/groups.js";
import { cardsOnSheet } from "../../state/wall/free_spots.js";
import { IpkCard } from "../card/card.js";
import { CardDrag } from "./card_drag.js";
import { SheetPicture } from "./sheet_picture.js";

/** Cards added per frame: a full wall must not block the page. */
const AT_ONCE = 8;
/** A picture counts as so many cards of a frame's work. */
const AS_CARDS = 4;
/** What can be part of a picture. */
const PICTURED = new Set(["note", "drawing"]);

/** @typedef {{ paper: Paper, cards: readonly Card[], moment: object | undefined, chosen: string }} Shown */

/**
 * One sheet of a flipchart paper with its cards.
 *
 * It says `ipk:tap {card}`, `ipk:enlarge {card}` for words that do not fit, `ipk:move {card, paper, x, y}` and
 * `ipk:touch {paper, x, y}`; it changes nothing itself.
 */
export class IpkPaper extends IpkElement {
  /** Nothing on a display can be touched. */
  still = false;
  /** @type {Paper | undefined} */
  paper;
  sheet = 0;
  #scale = 1;
  /** @type {CardDrag | undefined} */
  #hand;
  /** @type {AppContext | undefined} */
  #app;
  /** What hangs here, lowest first. @type {readonly Card[]} */
  #cards = [];
  /** What is in the person's hand. @type {Set<string>} */
  #chosen = new Set();
  /** Is the sheet too far away to be read, or out of sight? Then its notes are one picture. */
  #pictured = false;
  /** @type {SheetPicture | undefined} */
  #picture;
  /** The note of the picture that was touched: a card again, while the finger is on it. */
  #touched = "";
  /** @type {Shown | undefined} */
  #shown;

  build() {
    this.classList.add("paper");
    this.title_ = el("h2", { class: "paper-title" });
    this.title_.style.setProperty("--lens", String(this.#scale));
    this.layer = el("div", { class: "paper-cards" });
    this.frames = el("div", { class: "paper-frames" });
    this.append(el("span", { class: "paper-tape", "aria-hidden": "true" }), this.title_, this.frames, this.layer);
  }

  connected() {
    if (this.still) return;
    this.#hand = new CardDrag(
      this.layer ?? this,
      {
        mayMove: ({ card }) => Boolean(card && this.#app?.store.mayMove(card)),
        read: ({ card }) => card && this.emit("enlarge", { card: card.id }),
        tapped: ({ card }) => card && this.emit("tap", { card: card.id }),
        moved: ({ card }, spot, sheet) => card && this.emit("move", { card: card.id, paper: paperOf(sheet), ...spot }),
        touched: (x, y) => this.emit("touch", { paper: this.paper?.id, x, y }),
        pictured: (x, y) => this.#cardOfPicture(x, y),
      },
      this.abort.signal,
    );
  }

  /**
   * @param {Paper} paper @param {readonly Card[]} all the cards of the paper @param {AppContext} app
   * @param {{ chosen?: Set<string>, sheet?: number, moment?: object, first?: boolean }} [how] `chosen`: what is in the
   * person's
   * hand; `moment`: whatever else a card is shown by is the same as long as this is; `first`: is it looked at now? Both
   * are the whole wall's
   */
  show(paper, all, app, { chosen = new Set(), sheet = 0, moment, first = true } = {}) {
    const cards = cardsOnSheet(all, sheet);
    const isNew = !this.paper;
    if (this.#isShown({ paper, cards, moment, chosen: [...chosen].join(" ") })) return;
    this.paper = paper;
    this.sheet = sheet;
    this.#app = app;
    this.#chosen = chosen;
    this.#cards = cards;
    const title = sheetTitle(paper, sheet);
    if (this.title_) setText(this.title_, title);
    if (this.layer) setAttribute(this.layer, "data-sheet", sheet);
    setAttribute(this, "data-paper", paper.id);
    setAttribute(this, "data-closed", !paper.open);
    setAttribute(this, "aria-label", paper.open ? title : t("{title}, not open yet", { title }));
    setAttribute(this, "role", "group");
    this.#showFrames(cards);
    if (this.#hand?.isEmpty) this.#touched = "";
    if (this.#picture) this.#showPicture();
    // A single paper is not much. Of a whole wall only what is new to it comes at once.
    const atOnce = !moment ? Infinity : isNew ? 0 : AT_ONCE;
    if (this.#showCards(atOnce) > atOnce) frameQueue.add(this, (most) => this.#hang(most), first);
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

  /**
   * From so far away, or out of sight, notes are a picture; near and in sight each is a card.
   * @param {boolean} pictured
   */
  showAsPicture(pictured) {
    if (pictured === this.#pictured) return;
    this.#pictured = pictured;
    frameQueue.add(this, (most) => this.#hang(most), !pictured);
  }

  /**
   * As much of what is to hang here as there is room for in one frame.
   * @param {number} most
   * @returns {number} how much it was
   */
  #hang(most) {
    const drawn = this.#showPicture() ? AS_CARDS : 0;
    const budget = Math.max(most - drawn, 0);
    const left = this.#showCards(budget, budget);
    if (left <= budget && !this.#pictured) this.#removePicture();
    return Math.min(left + drawn, most);
  }

  /** @returns {boolean} was there something to draw? */
  #showPicture() {
    if (!this.#pictured) return false;
    this.#picture ??= new SheetPicture();
    if (!this.#picture.element.isConnected) this.frames?.after(this.#picture.element);
    return this.#picture.show(this.#cards.filter((card) => this.#isPictured(card)));
  }

  /** Not before all its notes are cards: something is always seen. */
  #removePicture() {
    this.#picture?.element.remove();
    this.#picture = undefined;
  }

  /**
   * Is it only words or a drawing, hanging there for everybody? Whatever is looked for from afar stays a card.
   * @param {Card} card
   */
  #isPictured(card) {
    if (!this.#pictured || !this.#app || !PICTURED.has(card.kind) || card.symbol || card.own_words) return false;
    if (card.id === this.#touched || this.#chosen.has(card.id)) return false;
    const { store } = this.#app;
    return store.meeting?.spotlight?.card !== card.id && store.saveStatus(card) === "shown";
  }

  /**
   * The note that was touched is a card from now on.
   * @param {number} x
   * @param {number} y
   * @returns {IpkCard | undefined}
   */
  #cardOfPicture(x, y) {
    const card = this.#pictured ? this.#picture?.at(x, y) : undefined;
    if (!card) return undefined;
    this.#touched = card.id;
    this.#hang(Infinity);
    return this.cardOf(card.id);
  }

  /**
   * What hangs already, and of the others the lowest, when they are not more than `least`; else `most` of them.
   * @param {number} least
   * @param {number} [most]
   * @returns {number} how many others there are
   */
  #showCards(least, most = 0) {
    const { layer } = this;
    if (!layer || !this.isConnected) return 0;
    const there = new Set(Array.from(layer.children, (child) => child.getAttribute("data-key")));
    const cards = this.#cards.filter((card) => !this.#isPictured(card));
    const news = cards.filter(({ id }) => !there.has(id));
    const now = new Set(news.slice(0, news.length > least ? most : least).map(({ id }) => id));
    syncChildren(
      layer,
      cards.filter(({ id }) => there.has(id) || now.has(id)),
      {
        key: (card) => card.id,
        make: () => new IpkCard(),
        update: (element, card) => this.#showCard(element, card, this.#chosen),
      },
    );
    return news.length;
  }

  /** @param {string} id @returns {IpkCard | undefined} */
  cardOf(id) {
    return [...(this.layer?.querySelectorAll("ipk-card") ?? [])]
      .map((one) => /** @type {IpkCard} */ (one))
      .find(({ card }) => card?.id === id);
  }

  /** Its title stays readable however far away one stands. @param {number} scale */
  seenAt(scale) {
    this.#scale = scale;
    // Set on the title alone: on the paper, which cards are measured by, it would lay out every card anew.
    this.title_?.style.setProperty("--lens", String(scale));
  }

  /** Frames with titles around what was gathered. @param {readonly Card[]} cards */
  #showFrames(cards) {
    const top = this.sheet * LIMITS.paper_height;
    syncChildren(this.frames ?? this, framesOf(cards), {
      key: ({ id }) => id,
      make: () => el("div", { class: "group-frame" }, el("h3", { class: "group-title" })),
      update: (frame, { title, waits, area }) => {
        setText(/** @type {Element} */ (frame.firstElementChild), waits ? t("{title} (waits)", { title }) : title);
        for (const [name, size] of Object.entries({ ...area, y: area.y - top }))
          frame.style.setProperty(`--frame-${name}`, String(size));
      },
    });
  }

  /** @param {IpkCard} element @param {Card} card @param {Set<string>} chosen */
  #showCard(element, card, chosen) {
    if (!this.#app) return;
    if (!this.#hand?.holds(card.id)) element.show(card, this.#app);
    element.classList.toggle("card--chosen", chosen.has(card.id));
    element.classList.toggle("card--lit", this.#app.store.meeting?.spotlight?.card === card.id);
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
