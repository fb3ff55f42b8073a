// `<ipk-kind-words>`: after a card was hidden, sends its author a ready-made or own sentence.
/** @import { Card } from "../../types.d.ts" */
/** @import { AppContext } from "../../context.js" */
import { charactersOver } from "../../lib/i18n/counting.js";
import { button, el, setText } from "../../lib/dom/dom.js";
import { IpkElement } from "../../lib/dom/element.js";
import { t } from "../../lib/i18n/i18n.js";
import { icon } from "../../lib/dom/icons.js";
import { decide } from "../../state/core/seen.js";
import { readyWords } from "./ready_words.js";
import { textLimit } from "../base/text_limit.js";

const OWN_LIMIT = 300;
/** Prefix of the key of drafts; the card's id follows. */
const PLACE = "words ";

/**
 * After a card was hidden it offers a kind sentence to its author, ready-made or one's own. It disappears with the next
 * command. Emits `ipk:kind-done` when it goes while it has the focus.
 */
export class IpkKindWords extends IpkElement {
  /** @type {AppContext | undefined} */
  app;
  /** The hiding that the strip is about, and the one after which nothing more is to be said. */
  #undoGroup = "";
  #left = "";
  /** What was hidden before the page was loaded: nothing is asked about it again. @type {string | undefined} */
  #before;
  /** The hidden card whose author they are for, and as it was hidden. */
  #card = "";
  /** @type {Card | undefined} */
  #hidden;

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
      placeholder: t("Or your own words"),
      "aria-label": t("Your own words to the author"),
    });
    const send = button({ class: "button button--small" }, () => this.#say(), t("Send"));
    this.size = textLimit(this.own, OWN_LIMIT);
    this.form = el("form", { class: "kind-form" }, this.own, send, this.size.note);
    const leave = button({ class: "icon-button", "aria-label": t("Without words") }, () => this.#leave(), icon("x"));
    const undo = () => this.app?.store.undo();
    const back = button({ class: "button button--small" }, undo, icon("undo-2"), t("Take back"));
    this.append(el("div", { class: "kind-head" }, this.title_, back, leave), this.ready, this.form);
  }

  connected() {
    if (!this.form) return;
    this.listen(this.form, "submit", (event) => {
      event.preventDefault();
      this.#say();
    });
    if (this.own) this.listen(this.own, "input", () => this.#keep());
  }

  #keep() {
    const { drafts } = this.app?.store ?? {};
    const text = this.own?.value ?? "";
    if (text.trim()) drafts?.save(PLACE + this.#card, { text });
    else drafts?.drop(PLACE + this.#card);
  }

  /** @param {AppContext} app */
  show(app) {
    this.app = app;
    const { last } = app.store.undoStack;
    const card = last?.cmd === "card.hide" ? app.store.card(last.thing) : undefined;
    this.#before ??= last?.undoGroup ?? "";
    if (!last || last.undoGroup === this.#before) return this.#goOn(app);
    this.#hide(!card || last.undoGroup === this.#left);
    this.#hidden = card;
    if (!card || last.undoGroup === this.#undoGroup) return;
    this.#undoGroup = last.undoGroup;
    this.#ask(card, app);
  }

  /** Words that were begun before a reload wait at their card again. @param {AppContext} app */
  #goOn(app) {
    const begun = app.store.drafts.placesOf(PLACE).map((place) => app.store.card(place.slice(PLACE.length)));
    const card = begun.find((one) => one?.state === "hidden");
    this.#hide(!card);
    if (card && card.id !== this.#card) this.#ask(card, app);
  }

  /** @param {Card} card @param {AppContext} app */
  #ask(card, app) {
    this.#card = card.id;
    if (this.own) this.own.value = app.store.drafts.get(PLACE + card.id)?.text ?? "";
    this.size?.show();
    const name = app.nameOf(card.said_by || card.author);
    if (this.title_) setText(this.title_, t("Hidden. A word to {name}?", { name }));
    const ready = readyWords(Boolean(card.own_words));
    this.ready?.replaceChildren(
      ...ready.map(({ sent, words }) => button({ class: "chip" }, () => this.#say(sent), words)),
    );
  }

  #say(words = this.own?.value ?? "") {
    const { last } = this.app?.store.undoStack ?? {};
    const card = this.#hidden ?? this.app?.store.card(this.#card);
    if (!this.app || !card || !words.trim() || charactersOver(words, OWN_LIMIT) > 0) return;
    const undoGroup = last?.thing === card.id ? last.undoGroup : undefined;
    decide(this.app.store, "card.hide", { id: card.id, words: words.trim() }, card, { undoGroup });
    this.#leave();
  }

  #leave() {
    this.app?.store.drafts.drop(PLACE + this.#card);
    if (this.own) this.own.value = "";
    this.size?.show();
    this.#card = "";
    this.#left = this.#undoGroup;
    this.#hide(true);
  }

  /** A keyboard that was here goes on with what waits. @param {boolean} hidden */
  #hide(hidden) {
    const had = hidden && this.contains(document.activeElement);
    this.hidden = hidden;
    if (had) this.emit("kind-done");
  }
}

customElements.define("ipk-kind-words", IpkKindWords);
