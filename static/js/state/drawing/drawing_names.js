// Ids of strokes: order and grouping are encoded in them.
/** @import { Stroke } from "../../types.d.ts" */
import { newId } from "../../lib/ids.js";

/**
 * The format of a stroke id: `<place>-<gesture>-<piece>`.
 *
 * The place is the stacking order, so that an erased line that is restored lies where it lay. A long line is saved in
 * pieces; the gesture groups them. A stroke with another id (of another client) lies on top in the order of arrival and
 * is a gesture of its own.
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
 * The id with the same place and piece in another gesture, because an id can be used only once.
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

/** The gesture that a stroke belongs to. @param {string} id */
export function gestureOf(id) {
  return NAME.exec(id)?.[2] ?? id;
}

/** Strokes by place, lowest first; equal places keep their order. @param {Stroke[]} strokes */
export function inOrder(strokes) {
  const placed = strokes.map((stroke) => ({ stroke, place: placeOf(stroke.id) }));
  return placed
    .sort((one, other) => (one.place === other.place ? 0 : one.place - other.place))
    .map(({ stroke }) => stroke);
}

/** The place above all strokes. @param {Stroke[]} strokes */
export function nextPlace(strokes) {
  const places = strokes.map(({ id }) => placeOf(id)).filter(Number.isFinite);
  return places.reduce((most, place) => Math.max(most, place), 0) + 1;
}
