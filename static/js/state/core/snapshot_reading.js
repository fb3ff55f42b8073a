// Reads a snapshot of the conference from the server, in pieces when it is large.
/** @import { ServerConnection, Sync } from "../../types.d.ts" */
/** @import { Replica } from "./replica.js" */
/** @import { ServerClock } from "../meeting/server_clock.js" */

/**
 * Requests everything newer than the replica's `seq`. A large snapshot comes in pieces, the papers of the current step
 * first; after a lost answer reading resumes at the missing piece. The last request fetches what changed meanwhile.
 * @param {{ replica: Replica, clock: ServerClock, connection: ServerConnection }} store
 * @param {() => void} arrived called after each piece that is not the last
 * @returns {Promise<Sync>} the last answer, not yet applied
 */
export async function readSnapshot({ replica, clock, connection }, arrived) {
  for (;;) {
    const goesOn = Boolean(replica.more);
    const answer = await clock.measure(() => connection.sync(replica.seq, replica.more));
    if (!answer.more && !goesOn) return answer;
    replica.applyPiece(answer);
    arrived();
  }
}
