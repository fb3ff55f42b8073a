import { LIMITS } from "../protocol.js";

/** `points` of the contract: base64 of little-endian int16, x0 y0 dx1 dy1 …, four to a paper unit. */
const PER_UNIT = 4;

/**
 * @param {string} points
 * @returns {[number, number][]} in paper units; nothing for what cannot be read
 */
export function pointsOf(points) {
  const numbers = int16s(points);
  let x = 0;
  let y = 0;
  /** @type {[number, number][]} */
  const found = [];
  for (let index = 0; index + 1 < numbers.length && found.length < LIMITS.points; index += 2) {
    x += numbers[index];
    y += numbers[index + 1];
    found.push([x / PER_UNIT, y / PER_UNIT]);
  }
  return found;
}

/** The outline of a stroke as an SVG path, rounded through the middles. @param {[number, number][]} points */
export function pathOf(points) {
  if (points.length === 0) return "";
  const [[x, y], ...rest] = points;
  if (rest.length === 0) return `M${x} ${y}h.1`;
  let path = `M${x} ${y}`;
  rest.forEach(([px, py], index) => {
    const next = rest[index + 1];
    path += next ? `Q${px} ${py} ${(px + next[0]) / 2} ${(py + next[1]) / 2}` : `L${px} ${py}`;
  });
  return path;
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
