/** @import { Signal } from "../types.d.ts" */
/** @import { Room } from "../room.js" */
import { t } from "../lib/i18n.js";

/** What somebody said by a signal, as they said it. @type {Partial<Record<Signal["kind"], (name: string) => string>>} */
const SAID = {
  help: (name) => t("{name} asks for support", { name }),
  leave: (name) => t("{name} wants to leave", { name }),
};

/** @param {Signal} signal @param {Room} room */
export function saidBySignal({ kind, person }, room) {
  return SAID[kind]?.(room.nameOf(person)) ?? "";
}

/** Somebody whom this person supports asks for it, or wants to leave (D12). @param {Room} room */
export function whoNeedsMe(room) {
  const { signals, me } = room.store;
  const asking = signals.filter(({ kind, person }) => kind in SAID && person && person !== me?.person);
  return asking.map((signal) => `${saidBySignal(signal, room)}.`).join(" ");
}
