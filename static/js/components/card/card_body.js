// The content of a card: text, symbols, picture, drawing or voice.
/** @import { Card, PageSymbol } from "../../types.d.ts" */
/** @import { AppContext } from "../../context.js" */
/** @import { Content } from "../workbook/answer/answer_content.js" */
import { spaced, el } from "../../lib/dom/dom.js";
import { t } from "../../lib/i18n/i18n.js";
import { languageOf } from "../../lib/speech/voices.js";
import { answerPieces } from "../workbook/answer/answer_content.js";
import { IpkDrawn } from "../drawing/drawing_picture.js";
import { mediaAddress } from "../media/media_address.js";
import { IpkSending } from "../media/media_sending.js";
import { pageLabel, pagePicture } from "../wall/page_picture.js";
import { symbolImage } from "../symbols/picker_tile.js";
import { cardVoice } from "../voice/voice.js";

/**
 * What stands on a card: words, a symbol with its label, a picture, a drawing, a voice.
 * @typedef {{ large?: boolean, touched?: boolean }} How `large`: it fills a screen; `touched`: what is on it may have
 * buttons of its own
 * @param {Card} card @param {AppContext} app @param {How} [how]
 */
export function cardBody(card, app, how = {}) {
  if (card.kind === "profile") return profileBody(card, app, how);
  if (card.kind === "page")
    return el("div", { class: "card-body card-body--page" }, pagePicture(card, app, Boolean(how.large)));
  const lang = card.text && languageOf(card.text, card.lang || document.documentElement.lang);
  const words = card.text ? el("p", { class: "card-text", lang }, card.text) : null;
  const parts = [pictureOf(card, app, how), words, sending(card, app)];
  return el("div", { class: `card-body card-body--${card.kind}` }, ...spaced(...parts));
}

/**
 * A part of the child's profile: everything that belongs to the answer.
 * @param {Card} card
 * @param {AppContext} app
 * @param {How} how
 */
function profileBody(card, app, { large = false, touched = false }) {
  const asked = large && card.asked ? el("p", { class: "card-asked" }, card.asked) : null;
  const pieces = answerPieces(/** @type {Content} */ (card), app, { touched, large });
  return el("div", { class: "card-body card-body--profile" }, ...spaced(asked, ...pieces));
}

/** @param {Card} card @param {AppContext} app */
function sending(card, app) {
  return typeof card.media === "object" && card.media?.url
    ? Object.assign(new IpkSending(), { app, card: card.id })
    : null;
}

/** What a card says to somebody who does not see it. @param {Card} card @param {AppContext} app */
export function cardLabel(card, app) {
  const said = symbolsOf(card, app).map(({ label }) => label);
  return [kindOf(card, app), ...said, card.text].filter(Boolean).join(", ") || t("A card");
}

/** What is seen as a picture and not read. @param {Card} card @param {AppContext} app */
export function kindOf(card, app) {
  if (card.kind === "page") return pageLabel(app);
  return symbolsOf(card, app).length > 0 ? "" : (KIND_WORDS[card.kind]?.() ?? "");
}

/** @type {Partial<Record<Card["kind"], () => string>>} */
const KIND_WORDS = { drawing: () => t("A drawing"), picture: () => t("A picture"), voice: () => t("A voice") };

/** @param {Card} card @param {AppContext} app @param {How} how */
function pictureOf(card, app, { large = false, touched = false }) {
  if (card.symbol) return sentence(symbolsOf(card, app), app);
  if (card.kind === "drawing") return drawn(card, app);
  if (card.kind === "picture" && card.media) return photo(card, app, large);
  if (card.kind === "voice") return cardVoice(card, app, touched);
  return null;
}

/** The pictures of a card, first to last. @param {Card} card @param {AppContext} app @returns {PageSymbol[]} */
function symbolsOf({ symbol, symbols = symbol ? [symbol] : [] }, app) {
  return symbols.flatMap((id) => app.symbols.get(id) ?? []);
}

/**
 * One picture, or several side by side as the words of a sentence.
 * @param {PageSymbol[]} symbols
 * @param {AppContext} app
 */
function sentence(symbols, app) {
  const pictures = symbols.map((symbol) =>
    el(
      "figure",
      { class: "card-figure" },
      symbolImage(app, symbol, "card-symbol"),
      el("figcaption", { class: "card-text" }, symbol.label),
    ),
  );
  return pictures.length > 1 ? el("div", { class: "card-sentence" }, ...spaced(...pictures)) : pictures[0];
}

/** @param {Card} card @param {AppContext} app @param {boolean} large */
function photo(card, app, large) {
  const address = mediaAddress(card, app, large ? "" : "?size=thumb");
  return address
    ? el("img", {
        src: address,
        alt: card.text ? "" : t("A picture"),
        class: "card-photo",
        draggable: "false",
        loading: "lazy",
      })
    : null;
}

/** @param {Card} card @param {AppContext} app */
function drawn(card, app) {
  const picture = new IpkDrawn();
  picture.app = app;
  picture.show(card);
  return picture;
}

/**
 * A drawing that grew is drawn on where it stands; nothing around it is made anew.
 * @param {Element} around
 * @param {Card} card
 */
export function growDrawing(around, card) {
  if (card.kind !== "drawing" && card.kind !== "profile") return;
  const picture = around.querySelector("ipk-drawn");
  if (picture instanceof IpkDrawn) picture.show(card);
}
