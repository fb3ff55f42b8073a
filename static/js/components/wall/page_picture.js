// `<ipk-page-picture>`: an image of the page about the child, rendered by the server.
/** @import { AppContext } from "../../context.js" */
/** @import { Card } from "../../types.d.ts" */
import { el } from "../../lib/dom/dom.js";
import { IpkElement } from "../../lib/dom/element.js";
import { t } from "../../lib/i18n/i18n.js";
import { icon } from "../../lib/dom/icons.js";
import { shownAnswers, hasLostPieces, piecesOf, cacheKeyOf } from "../../state/profile/profile_page.js";
import { onEveryChange } from "../base/watching.js";
import { pageAddress } from "../../lib/page_address.js";

/** Milliseconds without changes after which the image is fetched anew. */
const REST_MS = 500;
/** Milliseconds after which a failed request is repeated. */
const AGAIN_MS = 5000;

/**
 * Shows the image that the server renders of the released cards. When a card is withdrawn the old image is removed at
 * once, before the new one is there.
 */
export class IpkPagePicture extends IpkElement {
  /** @type {Set<string>} what the picture before us shows */
  #pieces = new Set();
  #wanted = "";
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #later;

  /** @param {AppContext} app @param {string} card @param {boolean} large */
  constructor(app, card, large) {
    super();
    this.app = app;
    this.card = card;
    this.large = large;
  }

  build() {
    this.setAttribute("role", "img");
    this.setAttribute("aria-label", pageLabel(this.app));
    this.replaceChildren(icon("star"));
  }

  connected() {
    onEveryChange(this.app.store, () => this.render(), this.abort.signal);
    this.abort.signal.addEventListener("abort", () => clearTimeout(this.#later));
  }

  render() {
    const { cards } = this.app.store;
    const pieces = piecesOf(cards);
    if (hasLostPieces(this.#pieces, pieces)) this.#blank();
    const design = this.app.store.card(this.card)?.design ?? "";
    const wanted = [...pieces, design].join("\n");
    if (wanted === this.#wanted) return;
    const first = this.#wanted === "";
    this.#wanted = wanted;
    this.#ask(pieces, first ? 0 : REST_MS);
  }

  /** @param {Set<string>} pieces @param {number} rest */
  #ask(pieces, rest) {
    clearTimeout(this.#later);
    if (pieces.size > 0) this.#later = setTimeout(() => this.#fetch(pieces), rest);
  }

  /** @param {Set<string>} pieces */
  #fetch(pieces) {
    const { page, store } = this.app;
    const wanted = this.#wanted;
    const stamp = `${cacheKeyOf(shownAnswers(store.cards))}-${store.card(this.card)?.rev ?? 0}`;
    const query = this.large ? `v=${stamp}` : `v=${stamp}&size=thumb`;
    const picture = el("img", { alt: "", class: "page-picture", draggable: "false" });
    picture.addEventListener("load", () => wanted === this.#wanted && this.#show(picture, pieces));
    picture.addEventListener("error", () => wanted === this.#wanted && this.isConnected && this.#ask(pieces, AGAIN_MS));
    picture.src = pageAddress(page, `wall/profile.jpg?${query}`);
  }

  /** @param {HTMLElement} picture @param {Set<string>} pieces */
  #show(picture, pieces) {
    this.#pieces = pieces;
    this.replaceChildren(picture);
  }

  #blank() {
    this.#pieces = new Set();
    this.replaceChildren(icon("star"));
  }
}

/** @param {AppContext} app */
export function pageLabel({ store }) {
  const name = store.people.find(({ role }) => role === "child")?.name ?? "";
  return t("The page about {name}", { name });
}

/** @param {Card} card @param {AppContext} app @param {boolean} large */
export function pagePicture({ id }, app, large) {
  return new IpkPagePicture(app, id, large);
}

customElements.define("ipk-page-picture", IpkPagePicture);
