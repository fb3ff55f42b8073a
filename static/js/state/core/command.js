/** @import { Entry } from "../../types.d.ts" */

/** A command that was put off so often lets others pass: perhaps it is the only one that fails. */
const TRIES_BEFORE_OVERTAKING = 6;
/** What a packet has around the command. */
const ENVELOPE_BYTES = 200;

/** @param {Entry} entry */
export function isStuck({ tries = 0 }) {
  return tries >= TRIES_BEFORE_OVERTAKING;
}

/** What is done to a thing comes after it was made. @param {Entry} stuck @param {Entry} entry */
export function isAboutTheSame(stuck, entry) {
  return entry.order > stuck.order && idsIn(stuck).some((name) => idsIn(entry).includes(name));
}

/** The ids of things, wherever a command has them. @param {Entry} entry @returns {unknown[]} */
function idsIn({ args: { id, ids, card, cards } }) {
  return [id, card, ids, cards].flat().filter((name) => name !== undefined);
}

/** @param {Entry} entry */
export function bytesOf({ op, cmd, args }) {
  return ENVELOPE_BYTES + new TextEncoder().encode(JSON.stringify({ op, cmd, args })).length;
}
