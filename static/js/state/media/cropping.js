/**
 * Which part of a picture is taken, and how it is turned: pure numbers, the canvas is elsewhere.
 *
 * @typedef {{ turns: number, zoom: number, x: number, y: number }} Look quarter turns clockwise; the middle of what is
 * seen, 0…1 of the turned picture
 * @typedef {{ width: number, height: number }} Size
 */

/** How near one may come, step by step. */
const NEAR = [1, 1.4, 2, 2.8, 4];
const STEP = 0.2;

/** @returns {Look} the whole picture, as it came */
export function wholeLook() {
  return { turns: 0, zoom: 1, x: 0.5, y: 0.5 };
}

/** @param {Look} look @returns {Look} */
export function turned({ turns, zoom, x, y }) {
  return { turns: (turns + 1) % 4, zoom, x: 1 - y, y: x };
}

/** @param {Look} look @param {1 | -1} by @returns {Look} */
export function nearer(look, by) {
  const at = NEAR.indexOf(look.zoom) + by;
  return within({ ...look, zoom: NEAR[Math.min(Math.max(at, 0), NEAR.length - 1)] });
}

/** @param {Look} look @param {number} across @param {number} down steps of what is seen @returns {Look} */
export function shifted(look, across, down) {
  const step = STEP / look.zoom;
  return within({ ...look, x: look.x + across * step, y: look.y + down * step });
}

/**
 * What was tapped comes to the middle.
 * @param {Look} look
 * @param {number} x
 * @param {number} y 0…1 of what is seen
 * @returns {Look}
 */
export function centred(look, x, y) {
  return within({ ...look, x: look.x + (x - 0.5) / look.zoom, y: look.y + (y - 0.5) / look.zoom });
}

/** The size of the turned picture. @param {Look} look @param {Size} size @returns {Size} */
export function turnedSize({ turns }, { width, height }) {
  return turns % 2 ? { width: height, height: width } : { width, height };
}

/** What is seen of the turned picture, in its own pixels. @param {Look} look @param {Size} size */
export function seenPart(look, size) {
  const whole = turnedSize(look, size);
  const width = whole.width / look.zoom;
  const height = whole.height / look.zoom;
  return { left: look.x * whole.width - width / 2, top: look.y * whole.height - height / 2, width, height };
}

/**
 * The largest size with the same shape whose longer side is at most `longest`.
 * @param {Size} size
 * @param {number} longest
 * @returns {Size}
 */
export function fitted({ width, height }, longest) {
  const scale = Math.min(1, longest / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/** Nothing beside the picture is ever seen. @param {Look} look @returns {Look} */
function within(look) {
  const edge = 0.5 / look.zoom;
  const inside = (/** @type {number} */ at) => Math.min(Math.max(at, edge), 1 - edge);
  return { ...look, x: inside(look.x), y: inside(look.y) };
}
