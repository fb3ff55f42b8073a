// The time until the planned end of the meeting.
/** @import { Meeting } from "../../types.d.ts" */

const MINUTE_MS = 60_000;

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
