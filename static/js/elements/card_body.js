/** @import { Card, Stroke } from "../types.d.ts" */
/** @import { Room } from "../room.js" */
import { el } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { pathOf, pointsOf } from "../state/ink.js";

const SVG = "http://www.w3.org/2000/svg";
/** The sheet a drawing is drawn on, in its own units; the card shows the part that has ink. */
const AROUND = 24;

/** What stands on a card: words, a symbol with its label, a picture, a drawing. @param {Card} card @param {Room} room */
export function cardBody(card, room) {
  const words = card.text ? el("p", { class: "card-text" }, card.text) : null;
  return el("div", { class: `card-body card-body--${card.kind}` }, pictureOf(card, room), words);
}

/** What a card says to somebody who does not see it. @param {Card} card @param {Room} room */
export function cardLabel(card, room) {
  const symbol = room.symbols.get(card.symbol ?? "")?.label;
  return [symbol, card.text].filter(Boolean).join(", ") || KIND_WORDS[card.kind]?.() || t("A card");
}

/** @type {Partial<Record<Card["kind"], () => string>>} */
const KIND_WORDS = {
  drawing: () => t("A drawing"),
  picture: () => t("A picture"),
  voice: () => t("A voice"),
};

/** @param {Card} card @param {Room} room */
function pictureOf(card, room) {
  if (card.symbol) return symbolPicture(card.symbol, room);
  if (card.kind === "drawing") return drawing(card.strokes ?? []);
  if (card.kind === "picture" && card.media) return photo(card, room);
  return null;
}

/** @param {string} id @param {Room} room */
function symbolPicture(id, room) {
  const symbol = room.symbols.get(id);
  if (!symbol) return null;
  const picture = el("img", { src: symbol.src, alt: "", class: "card-symbol", draggable: "false" });
  return el("figure", { class: "card-figure" }, picture, el("figcaption", { class: "card-text" }, symbol.label));
}

/** @param {Card} card @param {Room} room */
function photo(card, room) {
  const media = card.media;
  const address = typeof media === "string" ? `/c/${room.page.conference}/media/${media}?size=thumb` : media?.url;
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

/** @param {Stroke[]} strokes */
export function drawing(strokes) {
  const lines = strokes.map((stroke) => ({ stroke, points: pointsOf(stroke.points) }));
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", "card-drawing");
  svg.setAttribute("viewBox", boxAround(lines.flatMap((line) => line.points)));
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", t("A drawing"));
  for (const { stroke, points } of lines) svg.append(strokePath(stroke, pathOf(points)));
  return svg;
}

/** @param {Pick<Stroke, "colour" | "size">} stroke @param {string} path */
export function strokePath({ colour, size }, path) {
  const line = document.createElementNS(SVG, "path");
  line.setAttribute("d", path);
  line.setAttribute("class", `stroke stroke--${colour} stroke--${size}`);
  return line;
}

/** @param {[number, number][]} points */
function boxAround(points) {
  if (points.length === 0) return "0 0 400 300";
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const [x, y] = [least(xs) - AROUND, least(ys) - AROUND];
  return `${x} ${y} ${most(xs) + AROUND - x} ${most(ys) + AROUND - y}`;
}

/** Not `Math.min(...)`: a drawing may have more points than a call takes. @param {number[]} numbers */
function least(numbers) {
  return numbers.reduce((one, other) => Math.min(one, other), Infinity);
}

/** @param {number[]} numbers */
function most(numbers) {
  return numbers.reduce((one, other) => Math.max(one, other), -Infinity);
}
