// The time until the planned end of the meeting.
/** @import { Meeting } from "../../types.d.ts" */

const MINUTE_MS = 60_000;
/** The last quarter of the time is told. */
const LAST_PART = 4;

/**
 * Whole minutes until the planned end, below 0 past it.
 * @param {Meeting | undefined} meeting @param {number} now milliseconds of the server's clock
 * @returns {number | undefined} while no timer runs
 */
export function minutesLeft(meeting, now) {
  const { started_at: started, minutes } = (!meeting?.closed && meeting?.timer) || {};
  if (!started || !minutes) return undefined;
  return Math.round(minutes - (now - Date.parse(started)) / MINUTE_MS);
}

/**
 * Is the planned time over, or has its last quarter begun (S1: marks at 75 and 100 %)?
 * @param {number} left minutes @param {number} whole length of the meeting in minutes
 * @returns {"over" | "soon" | null}
 */
export function lateness(left, whole) {
  if (left < 0) return "over";
  return left <= whole / LAST_PART ? "soon" : null;
}
