// The order of waiting cards, and buttons that approve, hide or move several at once.
/** @import { Card } from "../../types.d.ts" */
/** @import { AppContext } from "../../context.js" */
/** @import { IconName } from "../../lib/dom/icons.js" */
/** @import { CardAction } from "../card/card_actions.js" */
/** @import { Order } from "../../state/wall/waiting.js" */
import { button, el, setAttribute, setText } from "../../lib/dom/dom.js";
import { t } from "../../lib/i18n/i18n.js";
import { newId } from "../../lib/ids.js";
import { icon } from "../../lib/dom/icons.js";
import { decide } from "../../state/core/seen.js";
import { approve } from "./approving.js";

/** @typedef {(card: Card, undoGroup: string) => void} Decision */

/**
 * The order of the waiting cards, and several chosen at once: approved, hidden, hung elsewhere, undone together.
 * Emits `ipk:elsewhere {cards}`.
 */
export class WaitingChoice {
  /** @type {Order} */
  order = "time";
  /** Chosen cards as they were rendered, undefined while none are chosen. @type {Map<string, Card> | undefined} */
  #chosen;

  /** @param {AppContext} app @param {() => void} changed something that only this device knows */
  constructor(app, changed) {
    this.app = app;
    this.changed = changed;
    this.orders = {
      time: small("clock", t("By time"), () => this.#sort("time")),
      paper: small("sticky-note", t("By paper"), () => this.#sort("paper")),
    };
    this.several = small("list-checks", t("Choose several"), () => this.#choose(!this.chooses));
    const label = t("Order of the cards");
    this.bar = el(
      "div",
      { class: "waiting-bar", role: "group", "aria-label": label },
      ...Object.values(this.orders),
      this.several,
    );
    this.count = el("p", { class: "waiting-count", role: "status" });
    this.acts = this.#acts();
    const leave = actionButton("leave", "x", t("Leave it"), () => this.#choose(false));
    this.toolbar = el("div", { class: "waiting-actions" }, this.count, ...Object.values(this.acts), leave);
  }

  get chooses() {
    return this.#chosen !== undefined;
  }

  /** It may be hung on another paper by whoever leads. @param {Card} card */
  mayGoElsewhere(card) {
    return card.state === "waiting" && !card.shown_text && this.app.store.mayMove(card);
  }

  /** What a line offers while several are chosen. @param {Card} card @returns {CardAction} */
  action(card) {
    const act = () => this.#toggle(card);
    if (this.#chosen?.has(card.id)) return { name: "chosen", icon: "square-check", words: t("Chosen"), act };
    return { name: "choose", icon: "square", words: t("Choose"), act };
  }

  /** @param {Card[]} waiting */
  show(waiting) {
    const here = new Map(waiting.map((card) => [card.id, card]));
    if (waiting.length === 0) this.#chosen = undefined;
    const cards = [...(this.#chosen?.keys() ?? [])].map((id) => here.get(id)).filter((card) => card !== undefined);
    if (this.#chosen) this.#chosen = new Map(cards.map((card) => [card.id, card]));
    this.bar.hidden = waiting.length < 2 && !this.#chosen;
    this.toolbar.hidden = !this.#chosen;
    for (const [order, press] of Object.entries(this.orders))
      setAttribute(press, "aria-pressed", String(order === this.order));
    setAttribute(this.several, "aria-pressed", String(this.chooses));
    setText(this.count, cards.length > 0 ? t("Cards: {count}", { count: cards.length }) : t("Tap the cards."));
    for (const act of Object.values(this.acts)) act.disabled = cards.length === 0;
    if (!cards.every((card) => this.mayGoElsewhere(card))) this.acts.elsewhere.disabled = true;
  }

  #acts() {
    const { store } = this.app;
    /** @type {Decision} */
    const hide = (card, one) => decide(store, "card.hide", { id: card.id }, card, { undoGroup: one });
    return {
      approve: actionButton("approve", "check", t("Approve"), () =>
        this.#decide((card, one) => approve(card, store, { undoGroup: one })),
      ),
      hide: actionButton("hide", "eye-off", t("Hide"), () => this.#decide(hide)),
      elsewhere: actionButton("elsewhere", "sticky-note", t("Another paper"), () => this.#elsewhere()),
    };
  }

  /** @param {Order} order */
  #sort(order) {
    this.order = order;
    this.changed();
  }

  /** @param {boolean} several */
  #choose(several) {
    this.#chosen = several ? new Map() : undefined;
    this.changed();
  }

  /** @param {Card} card */
  #toggle(card) {
    if (!this.#chosen?.delete(card.id)) this.#chosen?.set(card.id, card);
    this.changed();
  }

  /** @param {Decision} decision */
  #decide(decision) {
    const one = newId();
    for (const card of this.#chosen?.values() ?? []) decision(card, one);
    this.#choose(false);
  }

  #elsewhere() {
    const cards = [...(this.#chosen?.values() ?? [])];
    this.#choose(false);
    this.bar.dispatchEvent(new CustomEvent("ipk:elsewhere", { detail: { cards }, bubbles: true }));
  }
}

/** @param {IconName} name @param {string} words @param {() => void} press */
function small(name, words, press) {
  return button({ class: "waiting-switch", title: words }, press, icon(name), el("span", {}, words));
}

/** @param {string} kind @param {IconName} name @param {string} words @param {() => void} press */
function actionButton(kind, name, words, press) {
  return button({ class: `button button--small button--${kind}`, "data-action": kind }, press, icon(name), words);
}
