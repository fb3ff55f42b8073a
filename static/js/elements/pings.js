/** @import { Room } from "../room.js" */
import { t } from "../lib/i18n.js";

/** Somebody whom this person supports asks for it (D12). @param {Room} room */
export function whoNeedsMe(room) {
  const { signals, me } = room.store;
  const asking = signals.filter(({ kind, person }) => kind === "help" && person && person !== me?.person);
  return asking.map(({ person }) => t("{name} asks for your support.", { name: room.nameOf(person) })).join(" ");
}
