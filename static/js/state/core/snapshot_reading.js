/** @import { ServerConnection, Sync } from "../../types.d.ts" */
/** @import { Replica } from "./replica.js" */
/** @import { ServerClock } from "../meeting/server_clock.js" */

/**
 * Ask for everything since what is here. A large wall comes in pieces, the papers of this step first, and after a loss
 * it goes on where it was; after the last piece comes what has changed meanwhile.
 * @param {{ replica: Replica, clock: ServerClock, link: ServerConnection }} store @param {() => void} arrived a piece
 * is here, more
 * will follow
 * @returns {Promise<Sync>} the last answer, not yet applied
 */
export async function readSnapshot({ replica, clock, link }, arrived) {
  for (;;) {
    const goesOn = Boolean(replica.more);
    const answer = await clock.measure(() => link.sync(replica.seq, replica.more));
    if (!answer.more && !goesOn) return answer;
    replica.applyPiece(answer);
    arrived();
  }
}
