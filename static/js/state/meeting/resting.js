// Whether the wall is read-only: frozen, paused or closed.
/** @import { Meeting } from "../../types.d.ts" */

/** Is the wall frozen by the facilitator or paused by the child? Both end. @param {Meeting | undefined} meeting */
export function isPaused(meeting) {
  return Boolean(meeting?.frozen || meeting?.paused_by_child);
}

/** Is the wall paused or the meeting closed? @param {Meeting | undefined} meeting */
export function isPausedOrClosed(meeting) {
  return isPaused(meeting) || Boolean(meeting?.closed);
}
