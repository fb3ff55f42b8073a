// Stamps: ready-made shapes that are added to a drawing as ordinary strokes.
/** @import { Point } from "./ink.js" */
import { clampToSheet } from "./ink.js";

/**
 * Shapes for people who cannot draw: lines within −1…1.
 * @typedef {"smile" | "sad" | "heart" | "star" | "house" | "sun"} StampName
 */

/** The distance of points, in units of the sheet. */
const STEP = 10;
/** Half the width of a stamp for each pen, in units of the sheet. */
const REACH = [70, 120, 200];

/** @type {Record<StampName, Point[][]>} */
export const STAMPS = {
  smile: [
    arc(0, 0, 1, 0, 360),
    arc(-0.35, -0.3, 0.06, 0, 360),
    arc(0.35, -0.3, 0.06, 0, 360),
    arc(0, 0.05, 0.55, 20, 160),
  ],
  sad: [
    arc(0, 0, 1, 0, 360),
    arc(-0.35, -0.3, 0.06, 0, 360),
    arc(0.35, -0.3, 0.06, 0, 360),
    arc(0, 0.75, 0.5, 215, 325),
  ],
  heart: [heart()],
  star: [star()],
  house: [
    [
      [-0.75, -0.1],
      [-0.75, 1],
      [0.75, 1],
      [0.75, -0.1],
    ],
    [
      [-1, 0.05],
      [0, -1],
      [1, 0.05],
    ],
    [
      [-0.22, 1],
      [-0.22, 0.35],
      [0.22, 0.35],
      [0.22, 1],
    ],
  ],
  sun: [arc(0, 0, 0.5, 0, 360), ...rays(8)],
};

/**
 * The lines of a stamp at this position.
 * @param {StampName} name
 * @param {number} x
 * @param {number} y
 * @param {number} size
 * @returns {Point[][]}
 */
export function stamped(name, x, y, size) {
  const reach = reachOf(size);
  return STAMPS[name].map((line) =>
    even(line.map(([px, py]) => [x + px * reach, y + py * reach])).map(([px, py]) => clampToSheet(px, py)),
  );
}

/** @param {number} size */
export function reachOf(size) {
  return REACH[Math.min(Math.max(Math.round(size), 1), REACH.length) - 1];
}

/** @param {Point[]} line @returns {Point[]} */
function even(line) {
  const points = [line[0]];
  for (let index = 1; index < line.length; index += 1) {
    const [[x, y], [nx, ny]] = [line[index - 1], line[index]];
    const steps = Math.max(1, Math.round(Math.hypot(nx - x, ny - y) / STEP));
    for (let step = 1; step <= steps; step += 1)
      points.push([x + ((nx - x) * step) / steps, y + ((ny - y) * step) / steps]);
  }
  return points;
}

/**
 * @param {number} x
 * @param {number} y
 * @param {number} radius
 * @param {number} from
 * @param {number} to degrees, clockwise from the right
 * @returns {Point[]}
 */
function arc(x, y, radius, from, to) {
  const count = Math.max(8, Math.round(Math.abs(to - from) / 8));
  return Array.from({ length: count + 1 }, (_, index) => {
    const angle = ((from + ((to - from) * index) / count) * Math.PI) / 180;
    return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];
  });
}

/** @returns {Point[]} */
function heart() {
  return Array.from({ length: 61 }, (_, index) => {
    const angle = (index / 60) * 2 * Math.PI;
    const y = 13 * Math.cos(angle) - 5 * Math.cos(2 * angle) - 2 * Math.cos(3 * angle) - Math.cos(4 * angle);
    return [Math.sin(angle) ** 3, -y / 16];
  });
}

/** @returns {Point[]} */
function star() {
  return Array.from({ length: 11 }, (_, index) => {
    const radius = index % 2 ? 0.45 : 1;
    const angle = (index * Math.PI) / 5 - Math.PI / 2;
    return [radius * Math.cos(angle), radius * Math.sin(angle)];
  });
}

/** @param {number} count @returns {Point[][]} */
function rays(count) {
  return Array.from({ length: count }, (_, index) => {
    const angle = (index * 2 * Math.PI) / count;
    const [x, y] = [Math.cos(angle), Math.sin(angle)];
    return [
      [0.7 * x, 0.7 * y],
      [x, y],
    ];
  });
}
