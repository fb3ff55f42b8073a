// Encoding of strokes and their outlines (perfect-freehand), with a cache.
/** @import { Stroke } from "../../types.d.ts" */
import { getStroke } from "perfect-freehand";
import { LIMITS } from "../../protocol.js";

/** `points` of the contract: base64 of little-endian int16, x0 y0 dx1 dy1 …, four to a paper unit. */
const PER_UNIT = 4;
/** The sheet has the size of a paper. */
export const SHEET = Object.freeze({ width: LIMITS.paper_width, height: LIMITS.paper_height });
/** The width of pen 1; each further pen is twice as wide. */
const FIRST_PEN = 18;
const LARGEST_PEN = 4;
/** Options of perfect-freehand; all clients use the same, so that all see the same shape. */
const FLOW = { thinning: 0.4, smoothing: 0.5, streamline: 0.3, simulatePressure: true, last: true };
/** Minimum distance of corners of an outline, in units of the sheet. */
const NEAR = 2.5;
/** Size of the cache of outlines. */
const KEPT = 6000;

/** @typedef {[number, number]} Point in units of the sheet */
/** @typedef {{ points: Point[], path: string }} Line */

/** @param {string} points @returns {Point[]} an empty list for invalid data */
export function decodePoints(points) {
  const numbers = int16s(points);
  let x = 0;
  let y = 0;
  /** @type {Point[]} */
  const found = [];
  for (let index = 0; index + 1 < numbers.length && found.length < LIMITS.points; index += 2) {
    x += numbers[index];
    y += numbers[index + 1];
    found.push([x / PER_UNIT, y / PER_UNIT]);
  }
  return found;
}

/** The inverse of decodePoints, for coordinates in quarters. @param {Point[]} points */
export function encodePoints(points) {
  const view = new DataView(new ArrayBuffer(points.length * 4));
  let [x, y] = [0, 0];
  points.forEach(([px, py], index) => {
    const [qx, qy] = [Math.round(px * PER_UNIT), Math.round(py * PER_UNIT)];
    view.setInt16(index * 4, qx - x, true);
    view.setInt16(index * 4 + 2, qy - y, true);
    [x, y] = [qx, qy];
  });
  return btoa(Array.from(new Uint8Array(view.buffer), (byte) => String.fromCharCode(byte)).join(""));
}

/**
 * The nearest encodable point on the sheet.
 * @param {number} x
 * @param {number} y
 * @returns {Point}
 */
export function clampToSheet(x, y) {
  const quarter = (/** @type {number} */ value, /** @type {number} */ most) =>
    Math.round(Math.min(Math.max(value, 0), most) * PER_UNIT) / PER_UNIT;
  return [quarter(x, SHEET.width), quarter(y, SHEET.height)];
}

/** The width of a pen in units of the sheet. @param {number} size */
export function widthOf(size) {
  return FIRST_PEN * 2 ** (Math.min(size, LARGEST_PEN) - 1);
}

/** The outline of a line as an SVG path to fill. @param {Point[]} points @param {number} size */
export function outlineOf(points, size) {
  if (points.length === 0) return "";
  const edge = thinned(/** @type {Point[]} */ (getStroke(points, { ...FLOW, size: widthOf(size) })));
  if (edge.length < 3) return "";
  const parts = edge.map(([x, y], index) => {
    const [nx, ny] = edge[(index + 1) % edge.length];
    return `${rounded(x)} ${rounded(y)} ${rounded((x + nx) / 2)} ${rounded((y + ny) / 2)}`;
  });
  return `M${rounded((edge[0][0] + edge[edge.length - 1][0]) / 2)} ${rounded((edge[0][1] + edge[edge.length - 1][1]) / 2)}Q${parts.join(" ")}Z`;
}

/** Drops corners that are too near to each other to be seen, for speed. @param {Point[]} edge */
function thinned(edge) {
  let [lx, ly] = [Infinity, Infinity];
  return edge.filter(([x, y]) => {
    if (Math.hypot(x - lx, y - ly) < NEAR) return false;
    [lx, ly] = [x, y];
    return true;
  });
}

/** @type {Map<string, Line>} */
const lines = new Map();

/** Points and outline of a stroke, cached. @param {Pick<Stroke, "points" | "size">} stroke */
export function lineOf({ points, size }) {
  const key = `${size} ${points}`;
  let line = lines.get(key);
  if (!line) {
    if (lines.size >= KEPT) lines.clear();
    const read = decodePoints(points);
    line = { points: read, path: outlineOf(read, size) };
    lines.set(key, line);
  }
  return line;
}

/** @param {number} value */
function rounded(value) {
  return Math.round(value * 10) / 10;
}

/** @param {string} text */
function int16s(text) {
  try {
    const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
    const view = new DataView(bytes.buffer);
    return Array.from({ length: bytes.length >> 1 }, (_, index) => view.getInt16(index * 2, true));
  } catch {
    return [];
  }
}
