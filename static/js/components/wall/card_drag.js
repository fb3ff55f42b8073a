// Pointer and keyboard input on a paper: dragging a card, tapping a card, tapping the paper.
/** @import { IpkCard } from "../card/card.js" */
import { LIMITS } from "../../protocol.js";
import { clampToPaper } from "../../state/wall/free_spots.js";

/** Pixels of movement below which a pointer is a tap. */
const TREMBLE = 8;
const STEP = 40;
/** @type {Record<string, [number, number]>} */
const ARROWS = { ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, -STEP], ArrowDown: [0, STEP] };

/**
 * Drags cards, moves them by arrow keys, and tells taps on a card from taps on the paper.
 *
 * @typedef {object} Wishes
 * @property {(card: IpkCard) => boolean} mayMove
 * @property {(card: IpkCard) => void} tapped
 * @property {(card: IpkCard) => void} read its words do not fit, and the rest was asked for
 * @property {(card: IpkCard, spot: { x: number, y: number }, sheet: HTMLElement) => void} moved perhaps to another
 * paper's sheet
 * @property {(x: number, y: number) => void} touched a bare place, in paper units
 * @property {(x: number, y: number) => IpkCard | undefined} pictured the card at a place where there is a picture of
 * cards
 *
 * @typedef {{ card: IpkCard, pointer: number, startX: number, startY: number, moving: boolean }} Held
 */
export class CardDrag {
  /** @type {Held | null} */
  #held = null;
  /** Where the finger came down: a click that ends elsewhere was a pull, not a tap. */
  #down = { x: 0, y: 0 };

  /** @param {HTMLElement} sheet @param {Wishes} wishes @param {AbortSignal} signal */
  constructor(sheet, wishes, signal) {
    this.sheet = sheet;
    this.wishes = wishes;
    const hear = (/** @type {string} */ type, /** @type {(event: any) => void} */ act) =>
      sheet.addEventListener(type, act, { signal });
    hear("pointerdown", (event) => this.#take(event));
    hear("pointermove", (event) => this.#drag(event));
    hear("pointerup", (event) => this.#release(event));
    hear("pointercancel", () => this.#letGo());
    hear("click", (event) => this.#click(event));
    hear("keydown", (event) => this.#key(event));
    document.addEventListener("pointerdown", (event) => this.#second(event), { signal, capture: true });
  }

  /** Returns whether this card is being dragged; then patches must not move it. @param {string} id */
  holds(id) {
    return this.#held?.moving === true && this.#held.card.card?.id === id;
  }

  get isEmpty() {
    return this.#held === null;
  }

  /** @param {PointerEvent} event */
  #take(event) {
    this.#down = { x: event.clientX, y: event.clientY };
    const card = this.#cardAt(event);
    if (!card || event.button !== 0 || this.#held || !this.wishes.mayMove(card)) return;
    this.#held = { card, pointer: event.pointerId, startX: event.clientX, startY: event.clientY, moving: false };
  }

  /** On the whole wall a second finger means to zoom: the card goes back. @param {PointerEvent} event */
  #second(event) {
    const held = this.#held;
    if (held && event.pointerId !== held.pointer && this.sheet.closest("ipk-wall")) this.#letGo();
  }

  /** @param {PointerEvent} event */
  #drag(event) {
    const held = this.#held;
    if (!held || held.pointer !== event.pointerId) return;
    const [dx, dy] = [event.clientX - held.startX, event.clientY - held.startY];
    if (!held.moving && Math.hypot(dx, dy) < TREMBLE) return;
    if (!held.moving) this.#lift(held, event);
    const scale = this.#scale();
    held.card.style.setProperty("--dx", `${dx / scale}px`);
    held.card.style.setProperty("--dy", `${dy / scale}px`);
  }

  /** @param {Held} held @param {PointerEvent} event */
  #lift(held, event) {
    held.moving = true;
    held.card.classList.add("card--held");
    this.sheet.classList.add("paper-cards--lifted");
    this.sheet.setPointerCapture(event.pointerId);
  }

  /** @param {PointerEvent} event */
  #release(event) {
    const held = this.#held;
    if (!held || held.pointer !== event.pointerId) return;
    this.#letGo();
    if (!held.moving || !held.card.card) return;
    const start = placeOn(this.sheet, held.startX, held.startY);
    const { x, y } = held.card.spot;
    const sheet = sheetAt(event.clientX, event.clientY) ?? this.sheet;
    const end = placeOn(sheet, event.clientX, event.clientY);
    this.wishes.moved(held.card, clampToPaper(end.x + x - start.x, end.y + y - start.y, held.card.card), sheet);
  }

  #letGo() {
    const card = this.#held?.card;
    this.#held = null;
    card?.classList.remove("card--held");
    this.sheet.classList.remove("paper-cards--lifted");
    card?.style.removeProperty("--dx");
    card?.style.removeProperty("--dy");
  }

  /** @param {MouseEvent} event */
  #click(event) {
    if (Math.hypot(event.clientX - this.#down.x, event.clientY - this.#down.y) >= TREMBLE) return;
    const card = this.#cardAt(event);
    if (card) {
      const more = event.target instanceof Element && event.target.closest(".card-more");
      (more ? this.wishes.read : this.wishes.tapped)(card);
      return;
    }
    const place = placeOn(this.sheet, event.clientX, event.clientY);
    this.wishes.touched(Math.round(place.x), Math.round(place.y));
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const card = cardUnder(event);
    if (!card?.card) return;
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      this.wishes.tapped(card);
    }
    const arrow = ARROWS[event.key];
    if (!arrow || !this.wishes.mayMove(card)) return;
    event.preventDefault();
    this.wishes.moved(card, clampToPaper(card.spot.x + arrow[0], card.spot.y + arrow[1], card.card), this.sheet);
  }

  /** The card under a finger; from far away it may be part of a picture. @param {MouseEvent} event */
  #cardAt(event) {
    const { x, y } = placeOn(this.sheet, event.clientX, event.clientY);
    return cardUnder(event) ?? this.wishes.pictured(x, y);
  }

  /** How large the sheet is shown: on the whole wall it is scaled. */
  #scale() {
    return this.sheet.getBoundingClientRect().width / this.sheet.offsetWidth || 1;
  }
}

/** @param {Event} event @returns {IpkCard | null} */
function cardUnder(event) {
  return event.target instanceof Element ? event.target.closest("ipk-card") : null;
}

/**
 * Where a place of the window is on a sheet, in paper units.
 * @param {HTMLElement} sheet
 * @param {number} clientX
 * @param {number} clientY
 */
function placeOn(sheet, clientX, clientY) {
  const box = sheet.getBoundingClientRect();
  const top = Number(sheet.dataset.sheet ?? 0) * LIMITS.paper_height;
  return {
    x: ((clientX - box.x) / box.width) * LIMITS.paper_width,
    y: top + within((clientY - box.y) / box.height) * LIMITS.paper_height,
  };
}

/** A finger that leaves the sheet keeps to its edge. @param {number} part */
function within(part) {
  return Math.min(Math.max(part, 0.001), 1);
}

/**
 * The sheet of the paper under a place of the window.
 * @param {number} x
 * @param {number} y
 * @returns {HTMLElement | null}
 */
function sheetAt(x, y) {
  const paper = document.elementsFromPoint(x, y).find((element) => element.matches("ipk-paper:not([data-closed])"));
  return paper?.querySelector(".paper-cards") ?? null;
}
