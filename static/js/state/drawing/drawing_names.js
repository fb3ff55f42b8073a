/** @import { Stroke } from "../../types.d.ts" */
import { newId } from "../../lib/ids.js";

/**
 * Names of strokes: `<place>-<gesture>-<piece>`.
 *
 * The place says what lies over what, so that a line that was rubbed out and taken back lies where it lay. A long line
 * is kept in pieces; the gesture says which belong together. A stroke that another client named otherwise lies on top
 * in the order in which it came, and is a gesture of its own.
 */
const NAME = /^([0-9a-z]{4})-([0-9A-Za-z]{1,20})-(\d{1,4})$/;
const GESTURE = 8;

/** @param {number} place @param {string} gesture @param {number} piece */
export function strokeName(place, gesture, piece) {
  return `${place.toString(36).padStart(4, "0")}-${gesture}-${piece}`;
}

export function newGesture() {
  return newId().slice(0, GESTURE);
}

/**
 * The same place and piece in another gesture: a name can be used once only.
 * @param {string} id
 * @param {string} gesture
 */
export function renamed(id, gesture) {
  const parts = NAME.exec(id);
  return parts ? `${parts[1]}-${gesture}-${parts[3]}` : newId();
}

/** @param {string} id */
function placeOf(id) {
  const parts = NAME.exec(id);
  return parts ? parseInt(parts[1], 36) : Infinity;
}

/** Which line of the hand a stroke belongs to. @param {string} id */
export function gestureOf(id) {
  return NAME.exec(id)?.[2] ?? id;
}

/** The lowest first; strokes of equal place as they came. @param {Stroke[]} strokes */
export function inOrder(strokes) {
  const placed = strokes.map((stroke) => ({ stroke, place: placeOf(stroke.id) }));
  return placed
    .sort((one, other) => (one.place === other.place ? 0 : one.place - other.place))
    .map(({ stroke }) => stroke);
}

/** A place above everything. @param {Stroke[]} strokes */
export function nextPlace(strokes) {
  const places = strokes.map(({ id }) => placeOf(id)).filter(Number.isFinite);
  return places.reduce((most, place) => Math.max(most, place), 0) + 1;
}
