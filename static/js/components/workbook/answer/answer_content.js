// The content of an answer as elements: text, symbols, pictures, drawing.
/** @import { Attached, ProfileAnswer } from "../../../types.d.ts" */
/** @import { AppContext } from "../../../context.js" */
import { el } from "../../../lib/dom/dom.js";
import { t } from "../../../lib/i18n/i18n.js";
import { picturesOf } from "../../../state/profile/profile.js";
import { IpkDrawn } from "../../drawing/drawing_picture.js";
import { mediaAddress, plainAddress } from "../../media/media_address.js";
import { symbolImage } from "../../symbols/picker_tile.js";
import { IpkVoice } from "../../voice/voice.js";
import { player } from "../../voice/voice_player.js";

/**
 * What a person gave as an answer, or a card says of it.
 * @typedef {Pick<ProfileAnswer, "id"> & Partial<Pick<ProfileAnswer, "text" | "symbols" | "album" | "strokes" | "choice"
 * | "colour">>} Content
 */

/**
 * Everything an answer consists of, piece by piece: pictures of the dictionary, the drawing, photos, voices, words.
 * `hold` may put a way to change a piece around it.
 * @param {Content} content @param {AppContext} app
 * @param {{ touched?: boolean, large?: boolean, words?: boolean, hold?: (piece: HTMLElement, what: Piece) =>
 * HTMLElement }} [how]
 * @typedef {{ kind: "symbol" | "drawing" | "picture" | "voice" | "words", id: string }} Piece
 */
export function answerPieces(
  content,
  app,
  { touched = false, large = false, words = true, hold = (piece) => piece } = {},
) {
  const drawn = (content.strokes?.length ?? 0) > 0;
  /** @type {[HTMLElement | null, Piece][]} */
  const pieces = [
    ...picturesOf(content).map(
      (id) => /** @type {[HTMLElement | null, Piece]} */ ([symbol(id, app), { kind: "symbol", id }]),
    ),
    [drawn ? drawing(content, app) : null, { kind: "drawing", id: content.id }],
    ...(content.album ?? []).map(
      (one) =>
        /** @type {[HTMLElement | null, Piece]} */ ([
          attached(one, app, touched, large),
          { kind: one.kind, id: one.id },
        ]),
    ),
    [words && content.text ? el("p", { class: "piece-words" }, content.text) : null, { kind: "words", id: content.id }],
  ];
  return pieces.flatMap(([piece, what]) => (piece ? [hold(piece, what)] : []));
}

/** What an answer says, for ears. @param {Content} content @param {AppContext} app */
export function answerWords(content, app) {
  const pictures = picturesOf(content).map((id) => app.symbols.get(id)?.label ?? "");
  return [...pictures, content.text ?? ""].filter(Boolean).join(", ");
}

/** @param {string} id @param {AppContext} app */
function symbol(id, app) {
  const known = app.symbols.get(id);
  if (!known) return null;
  return el(
    "figure",
    { class: "piece-symbol" },
    symbolImage(app, known, "piece-image"),
    el("figcaption", {}, known.label),
  );
}

/** @param {Content} content @param {AppContext} app */
function drawing(content, app) {
  const picture = new IpkDrawn();
  picture.app = app;
  picture.show(/** @type {any} */ (content));
  return el("div", { class: "piece-drawing", "data-colour": content.colour ?? "sun" }, picture);
}

/** @param {Attached} one @param {AppContext} app @param {boolean} touched @param {boolean} large */
function attached(one, app, touched, large) {
  const media = one.url ? { url: one.url } : one.id;
  const address = (/** @type {string} */ query) => mediaAddress(/** @type {any} */ ({ media }), app, query) ?? "";
  if (one.kind === "picture")
    return el("img", {
      class: "piece-photo",
      src: address(large ? "" : "?size=thumb"),
      alt: one.label || t("A picture"),
      draggable: "false",
    });
  const toggle = () => player.toggleAddress(one.id, address(""), one.seconds, plainAddress({ media }, app));
  const voice = Object.assign(new IpkVoice(), { toggle, name: one.id, wave: one.wave ?? "", touched });
  return el("div", { class: "piece-voice" }, voice);
}

/** A drawing that grew is drawn on where it stands. @param {Element} around @param {Content} content */
export function growPieces(around, content) {
  const picture = around.querySelector("ipk-drawn");
  if (picture instanceof IpkDrawn) picture.show(/** @type {any} */ (content));
}
