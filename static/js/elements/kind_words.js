/** @import { Card } from "../types.d.ts" */
/** @import { Room } from "../room.js" */
import { button, el, write } from "../lib/dom.js";
import { IpkElement } from "../lib/element.js";
import { t } from "../lib/i18n.js";
import { icon } from "../lib/icons.js";
import { decide } from "../state/seen.js";

const OWN_LIMIT = 300;

/** @param {boolean} toChild */
function sentences(toChild) {
  return toChild
    ? [t("Thank you for saying it. We will talk about it together."), t("I keep it safe and we come back to it.")]
    : [
        t("Thank you. Please try to say it more kindly."),
        t("Thank you. We come back to it later."),
        t("Please write what you need yourself."),
        t("Let us talk about it in private."),
      ];
}

/**
 * After a card was hidden: a kind word to its author, ready-made or one's own. Hiding itself took one tap; the strip
 * goes by itself with the next act.
 */
export class IpkKindWords extends IpkElement {
  /** @type {Room | undefined} */
  room;
  /** The hiding that the strip is about, and the one after which nothing more is to be said. */
  #deed = "";
  #left = "";
  /** As it was hidden. @type {Card | undefined} */
  #card;

  build() {
    this.classList.add("kind");
    this.setAttribute("role", "group");
    this.setAttribute("aria-label", t("A kind word to the author"));
    this.hidden = true;
    this.title_ = el("p", { class: "kind-title", role: "status" });
    this.ready = el("div", { class: "chips" });
    this.own = el("input", {
      class: "kind-own",
      type: "text",
      maxlength: OWN_LIMIT,
      placeholder: t("Or your own words"),
      "aria-label": t("Your own words to the author"),
    });
    const send = button({ class: "button button--small" }, () => this.#say(), t("Send"));
    this.form = el("form", { class: "kind-form" }, this.own, send);
    const leave = button({ class: "icon-button", "aria-label": t("Without words") }, () => this.#leave(), icon("x"));
    const undo = () => this.room?.store.undo();
    const back = button({ class: "button button--small" }, undo, icon("undo-2"), t("Take back"));
    this.append(el("div", { class: "kind-head" }, this.title_, back, leave), this.ready, this.form);
  }

  arrive() {
    if (!this.form) return;
    this.listen(this.form, "submit", (event) => {
      event.preventDefault();
      this.#say();
    });
  }

  /** @param {Room} room */
  show(room) {
    this.room = room;
    const { last } = room.store.trail;
    const card = last?.cmd === "card.hide" ? room.store.card(last.thing) : undefined;
    this.hidden = !card || !last || last.deed === this.#left;
    this.#card = card;
    if (!card || !last || last.deed === this.#deed) return;
    this.#deed = last.deed;
    this.#ask(card, room);
  }

  /** @param {Card} card @param {Room} room */
  #ask(card, room) {
    const name = room.nameOf(card.said_by || card.author);
    if (this.title_) write(this.title_, t("Hidden. A word to {name}?", { name }));
    const words = sentences(Boolean(card.own_words));
    this.ready?.replaceChildren(...words.map((one) => button({ class: "chip" }, () => this.#say(one), one)));
  }

  #say(words = this.own?.value ?? "") {
    const { last } = this.room?.store.trail ?? {};
    if (!this.room || !last || !this.#card || !words.trim()) return;
    decide(this.room.store, "card.hide", { id: last.thing, words: words.trim() }, this.#card, { deed: last.deed });
    if (this.own) this.own.value = "";
    this.#leave();
  }

  #leave() {
    this.#left = this.#deed;
    this.hidden = true;
  }
}

customElements.define("ipk-kind-words", IpkKindWords);
