// Seats around the U-shaped table. Chair 0 is the middle of the bend; negative chairs are on the left.
/** @import { Seat } from "../../types.d.ts" */

/** Minimum number of chairs on each side of the middle. */
const LEAST = 3;
/** Chairs beyond this number stand along the arms of the U. */
const BEND = 3;

/**
 * Seats a person; whoever sat there gets the person's former chair.
 * @param {Seat[]} seats
 * @param {number} chair
 * @param {string} person "" frees it
 * @returns {Seat[]}
 */
export function seatPerson(seats, chair, person) {
  const left = seats.find((seat) => seat.person === person)?.chair;
  const rest = seats.filter((seat) => seat.chair !== chair && seat.person !== person);
  const moved =
    left === undefined || left === chair
      ? []
      : seats.filter((seat) => seat.chair === chair).map((seat) => ({ ...seat, chair: left }));
  return [...rest, ...(person ? [{ chair, person }] : []), ...moved].sort((one, other) => one.chair - other.chair);
}

/**
 * The arguments of the inverse command.
 * @param {Seat[]} before
 * @param {number} chair
 * @param {string} person
 */
export function inverseOfSeating(before, chair, person) {
  const left = before.find((seat) => seat.person === person)?.chair;
  const there = before.find((seat) => seat.chair === chair)?.person ?? "";
  return left === undefined ? { chair, person: there } : { chair: left, person };
}

/** The chairs for so many people: left arm, bend, right arm. @param {Seat[]} seats @param {number} people */
export function chairsOf(seats, people) {
  const reach = Math.max(LEAST, Math.ceil(people / 2), ...seats.map(({ chair }) => Math.abs(chair)));
  const bend = Math.min(BEND, reach - 1);
  return { left: between(-reach, -bend - 1), bend: between(-bend, bend), right: between(bend + 1, reach) };
}

/** @param {number} first @param {number} last */
function between(first, last) {
  return Array.from({ length: last - first + 1 }, (_, place) => first + place);
}
