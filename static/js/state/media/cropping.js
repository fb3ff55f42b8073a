// Crop and rotation of a picture as pure calculations; the canvas is in components/media.
/**
 * The visible part of a rotated picture.
 * @typedef {{ turns: number, zoom: number, x: number, y: number }} Crop quarter turns clockwise; the middle of the
 * visible part, 0…1 of the rotated picture
 * @typedef {{ width: number, height: number }} Size
 */

/** Zoom levels. */
const ZOOM_LEVELS = [1, 1.4, 2, 2.8, 4];
const STEP = 0.2;

/** @returns {Crop} the whole picture, not rotated */
export function uncropped() {
  return { turns: 0, zoom: 1, x: 0.5, y: 0.5 };
}

/** @param {Crop} look @returns {Crop} */
export function turned({ turns, zoom, x, y }) {
  return { turns: (turns + 1) % 4, zoom, x: 1 - y, y: x };
}

/** @param {Crop} look @param {1 | -1} by @returns {Crop} */
export function zoomed(look, by) {
  const at = ZOOM_LEVELS.indexOf(look.zoom) + by;
  return within({ ...look, zoom: ZOOM_LEVELS[Math.min(Math.max(at, 0), ZOOM_LEVELS.length - 1)] });
}

/** @param {Crop} look @param {number} across @param {number} down steps of the visible part @returns {Crop} */
export function shifted(look, across, down) {
  const step = STEP / look.zoom;
  return within({ ...look, x: look.x + across * step, y: look.y + down * step });
}

/**
 * Moves the tapped point to the middle.
 * @param {Crop} look
 * @param {number} x
 * @param {number} y 0…1 of the visible part
 * @returns {Crop}
 */
export function centred(look, x, y) {
  return within({ ...look, x: look.x + (x - 0.5) / look.zoom, y: look.y + (y - 0.5) / look.zoom });
}

/**
 * The size of the rotated picture.
 * @param {Crop} look
 * @param {Size} size
 * @returns {Size}
 */
export function turnedSize({ turns }, { width, height }) {
  return turns % 2 ? { width: height, height: width } : { width, height };
}

/** The visible rectangle in pixels of the rotated picture. @param {Crop} look @param {Size} size */
export function cropRectangle(look, size) {
  const whole = turnedSize(look, size);
  const width = whole.width / look.zoom;
  const height = whole.height / look.zoom;
  return { left: look.x * whole.width - width / 2, top: look.y * whole.height - height / 2, width, height };
}

/**
 * The largest size of the same proportions whose longer side is at most `longest`.
 * @param {Size} size
 * @param {number} longest
 * @returns {Size}
 */
export function fitted({ width, height }, longest) {
  const scale = Math.min(1, longest / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/** Limits the crop to the picture. @param {Crop} look @returns {Crop} */
function within(look) {
  const edge = 0.5 / look.zoom;
  const inside = (/** @type {number} */ at) => Math.min(Math.max(at, edge), 1 - edge);
  return { ...look, x: inside(look.x), y: inside(look.y) };
}
