// A simplified picture of a sheet as SVG paths, for small views of the wall.
/** @import { Card } from "../../types.d.ts" */
import { LIMITS } from "../../protocol.js";
import { sizeOf } from "./card_sizes.js";
import { inOrder } from "../drawing/drawing_names.js";
import { decodePoints, SHEET, widthOf } from "../drawing/ink.js";
import { clampToPaper, sheetOf } from "./free_spots.js";

/** Margins of the content and distance of lines, in paper units. */
const SIDE = 24;
const TOP = 30;
const WORDS = { top: 57, line: 55 };
/** Length of the last line of a text. */
const LAST_LINE = 0.6;
/** Points of a drawing nearer than this are merged. */
const NEAR = 24;

/**
 * SVG paths in paper units of one sheet: outlines of the cards, lines in place of their words, ink of drawings.
 * @typedef {{ colour: string, papers: string, words: string, inks: Ink[] }} Layer
 * @typedef {{ ink: string, width: number, path: string }} Ink
 */

/**
 * Consecutive cards of one colour form a layer, which keeps the stacking order.
 * @param {readonly Card[]} cards lowest first
 * @returns {Layer[]}
 */
export function layersOf(cards) {
  /** @type {Layer[]} */
  const layers = [];
  for (const card of cards) {
    const colour = card.colour ?? "sun";
    let layer = layers.at(-1);
    if (layer?.colour !== colour || layer.inks.length > 0)
      layers.push((layer = { colour, papers: "", words: "", inks: [] }));
    const { width, height, lines } = sizeOf(card);
    const { x, y } = clampToPaper(card.x, card.y, card);
    const [left, top] = [x - width / 2, y - sheetOf(y) * LIMITS.paper_height - height / 2];
    layer.papers += box(left, top, width, height);
    if (card.kind === "drawing")
      layer.inks.push(...inksOf(card, { left: left + SIDE, top: top + TOP, scale: (width - 2 * SIDE) / SHEET.width }));
    else layer.words += wordLines(left + SIDE, top, { width: width - 2 * SIDE, lines });
  }
  return layers;
}

/** @param {number} left @param {number} top @param {{ width: number, lines: number }} words */
function wordLines(left, top, { width, lines }) {
  return Array.from({ length: lines }, (_, line) => {
    const long = width * (line > 0 && line === lines - 1 ? LAST_LINE : 1);
    return `M${left} ${top + WORDS.top + line * WORDS.line}h${Math.round(long)}`;
  }).join("");
}

/**
 * @param {Card} card
 * @param {{ left: number, top: number, scale: number }} on where its sheet begins, and how small it is
 * @returns {Ink[]}
 */
function inksOf({ strokes = [] }, { left, top, scale }) {
  return inOrder(strokes).map(({ colour, size, points }) => {
    const corners = thinned(decodePoints(points)).map(
      ([x, y]) => `${Math.round(left + x * scale)} ${Math.round(top + y * scale)}`,
    );
    return {
      ink: colour,
      width: Math.round(widthOf(size) * scale),
      path: `M${corners.join("L")}${corners.length === 1 ? "h1" : ""}`,
    };
  });
}

/** @param {import("../drawing/ink.js").Point[]} points */
function thinned(points) {
  let [lx, ly] = [Infinity, Infinity];
  return points.filter(([x, y], at) => {
    if (at < points.length - 1 && Math.hypot(x - lx, y - ly) < NEAR) return false;
    [lx, ly] = [x, y];
    return true;
  });
}

/** @param {number} left @param {number} top @param {number} width @param {number} height */
function box(left, top, width, height) {
  return `M${left} ${top}h${width}v${height}h${-width}z`;
}
