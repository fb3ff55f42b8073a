// Properties of outbox entries: dependencies between them and their size.
/** @import { Entry } from "../../types.d.ts" */

/** After so many tries, independent commands may overtake a command. */
const TRIES_BEFORE_OVERTAKING = 6;
/** Bytes of a frame besides the command. */
const ENVELOPE_BYTES = 200;

/** @param {Entry} entry */
export function isStuck({ tries = 0 }) {
  return tries >= TRIES_BEFORE_OVERTAKING;
}

/**
 * Does `entry` depend on `stuck`, because it is later and about the same record?
 * @param {Entry} stuck
 * @param {Entry} entry
 */
export function isAboutTheSame(stuck, entry) {
  return entry.order > stuck.order && idsIn(stuck).some((name) => idsIn(entry).includes(name));
}

/** All record ids in the arguments of a command. @param {Entry} entry @returns {unknown[]} */
function idsIn({ args: { id, ids, card, cards } }) {
  return [id, card, ids, cards].flat().filter((name) => name !== undefined);
}

/** @param {Entry} entry */
export function bytesOf({ op, cmd, args }) {
  return ENVELOPE_BYTES + new TextEncoder().encode(JSON.stringify({ op, cmd, args })).length;
}
