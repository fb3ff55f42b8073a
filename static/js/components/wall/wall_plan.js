// Lays out the papers of the wall: the position and size of each.
/** @typedef {import("./viewport.js").Box} Box */

/** A paper as it is laid out on the plane, before the lens makes it larger or smaller. */
const PAPER = { width: 800, height: 600, gap: 48, title: 120 };

/**
 * In how many columns papers are largest.
 * @param {number} count
 * @param {number} shape width : height of the room there is
 */
export function bestColumns(count, shape) {
  const paper = (PAPER.width + PAPER.gap) / (PAPER.height + PAPER.title);
  let best = 1;
  let largest = 0;
  for (let columns = 1; columns <= count; columns += 1) {
    const rows = Math.ceil(count / columns);
    const size = Math.min(shape / (columns * paper), 1 / rows);
    if (size > largest) [best, largest] = [columns, size];
  }
  return best;
}

/** @param {number} count @param {number} columns @returns {Box} */
export function boxOfWall(count, columns) {
  const rows = Math.ceil(count / columns);
  return {
    x: 0,
    y: 0,
    width: columns * (PAPER.width + PAPER.gap) + PAPER.gap,
    height: rows * (PAPER.height + PAPER.title) + PAPER.gap,
  };
}

/** Where a sheet is on the plane. @param {number} at its place among all @param {number} columns @returns {Box} */
export function boxAt(at, columns) {
  return {
    x: PAPER.gap + (at % columns) * (PAPER.width + PAPER.gap),
    y: PAPER.title + Math.floor(at / columns) * (PAPER.height + PAPER.title),
    width: PAPER.width,
    height: PAPER.height,
  };
}

/** Do they share a place? @param {Box} one @param {Box} other */
export function meets(one, other) {
  const across = one.x < other.x + other.width && other.x < one.x + one.width;
  return across && one.y < other.y + other.height && other.y < one.y + one.height;
}

/** Papers with their titles and a margin. @param {Box[]} boxes at least one @returns {Box} */
export function boxRound(boxes) {
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const bottom = Math.max(...boxes.map((box) => box.y + box.height));
  return {
    x: x - PAPER.gap,
    y: y - PAPER.title,
    width: right - x + 2 * PAPER.gap,
    height: bottom - y + PAPER.title + PAPER.gap,
  };
}
