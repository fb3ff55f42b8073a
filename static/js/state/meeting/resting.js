/** @import { Meeting } from "../../types.d.ts" */

/**
 * The facilitator froze the wall, or the child asked for a pause: it goes on later.
 * @param {Meeting | undefined} meeting
 */
export function restsForAWhile(meeting) {
  return Boolean(meeting?.frozen || meeting?.paused_by_child);
}

/** The same, or the meeting is over. @param {Meeting | undefined} meeting */
export function rests(meeting) {
  return restsForAWhile(meeting) || Boolean(meeting?.closed);
}
