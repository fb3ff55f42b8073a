// The content of a card: text, symbols, picture, drawing or voice.
/** @import { Card, PageSymbol } from "../../types.d.ts" */
/** @import { AppContext } from "../../context.js" */
/** @import { Content } from "../workbook/answer/answer_content.js" */
import { apart, el } from "../../lib/dom/dom.js";
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
 * @param {Card} card @param {AppContext} room @param {How} [how]
 */
export function cardBody(card, room, how = {}) {
  if (card.kind === "profile") return profileBody(card, room, how);
  if (card.kind === "page")
    return el("div", { class: "card-body card-body--page" }, pagePicture(card, room, Boolean(how.large)));
  const lang = card.text && languageOf(card.text, card.lang || document.documentElement.lang);
  const words = card.text ? el("p", { class: "card-text", lang }, card.text) : null;
  const parts = [pictureOf(card, room, how), words, sending(card, room)];
  return el("div", { class: `card-body card-body--${card.kind}` }, ...apart(...parts));
}

/**
 * A part of the child's profile: everything that belongs to the answer.
 * @param {Card} card
 * @param {AppContext} room
 * @param {How} how
 */
function profileBody(card, room, { large = false, touched = false }) {
  const asked = large && card.asked ? el("p", { class: "card-asked" }, card.asked) : null;
  const pieces = answerPieces(/** @type {Content} */ (card), room, { touched, large });
  return el("div", { class: "card-body card-body--profile" }, ...apart(asked, ...pieces));
}

/** @param {Card} card @param {AppContext} room */
function sending(card, room) {
  return typeof card.media === "object" && card.media?.url
    ? Object.assign(new IpkSending(), { room, card: card.id })
    : null;
}

/** What a card says to somebody who does not see it. @param {Card} card @param {AppContext} room */
export function cardLabel(card, room) {
  const said = symbolsOf(card, room).map(({ label }) => label);
  return [kindOf(card, room), ...said, card.text].filter(Boolean).join(", ") || t("A card");
}

/** What is seen as a picture and not read. @param {Card} card @param {AppContext} room */
export function kindOf(card, room) {
  if (card.kind === "page") return pageLabel(room);
  return symbolsOf(card, room).length > 0 ? "" : (KIND_WORDS[card.kind]?.() ?? "");
}

/** @type {Partial<Record<Card["kind"], () => string>>} */
const KIND_WORDS = { drawing: () => t("A drawing"), picture: () => t("A picture"), voice: () => t("A voice") };

/** @param {Card} card @param {AppContext} room @param {How} how */
function pictureOf(card, room, { large = false, touched = false }) {
  if (card.symbol) return sentence(symbolsOf(card, room), room);
  if (card.kind === "drawing") return drawn(card, room);
  if (card.kind === "picture" && card.media) return photo(card, room, large);
  if (card.kind === "voice") return cardVoice(card, room, touched);
  return null;
}

/** The pictures of a card, first to last. @param {Card} card @param {AppContext} room @returns {PageSymbol[]} */
function symbolsOf({ symbol, symbols = symbol ? [symbol] : [] }, room) {
  return symbols.flatMap((id) => room.symbols.get(id) ?? []);
}

/**
 * One picture, or several side by side as the words of a sentence.
 * @param {PageSymbol[]} symbols
 * @param {AppContext} room
 */
function sentence(symbols, room) {
  const pictures = symbols.map((symbol) =>
    el(
      "figure",
      { class: "card-figure" },
      symbolImage(room, symbol, "card-symbol"),
      el("figcaption", { class: "card-text" }, symbol.label),
    ),
  );
  return pictures.length > 1 ? el("div", { class: "card-sentence" }, ...apart(...pictures)) : pictures[0];
}

/** @param {Card} card @param {AppContext} room @param {boolean} large */
function photo(card, room, large) {
  const address = mediaAddress(card, room, large ? "" : "?size=thumb");
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

/** @param {Card} card @param {AppContext} room */
function drawn(card, room) {
  const picture = new IpkDrawn();
  picture.room = room;
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
