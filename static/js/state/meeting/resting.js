/** @import { Meeting } from "../../types.d.ts" */

/**
 * The facilitator froze the wall, or the child asked for a pause: it goes on later.
 * @param {Meeting | undefined} meeting
 */
export function isPaused(meeting) {
  return Boolean(meeting?.frozen || meeting?.paused_by_child);
}

/** The same, or the meeting is over. @param {Meeting | undefined} meeting */
export function isPausedOrClosed(meeting) {
  return isPaused(meeting) || Boolean(meeting?.closed);
}
