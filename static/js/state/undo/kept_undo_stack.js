/** @import { UndoGroup } from "./undo.js" */
import { sessionStorageIfAllowed } from "../../lib/own_storage.js";

/** Taking these back says ids, places and numbers, never what somebody wrote or drew: only they stay on a device. */
const TEXT_FREE_COMMANDS = new Set([
  "wall.take_back",
  "card.move",
  "card.peel",
  "card.restore",
  "drawing.unstroke",
  "meeting.freeze",
  "meeting.thaw",
  "meeting.step",
  "meeting.moderation",
  "meeting.spotlight",
  "person.word",
]);
const MAX_GROUPS = 50;

/** What one person may take back in this tab, kept over a reload. */
export class KeptUndoStack {
  #key;
  /** As it was written last. @type {string | undefined} */
  #kept;

  /**
   * @param {string} scope whose it is
   * @param {Pick<Storage, "getItem" | "setItem" | "removeItem">} [storage] lasts as long as the tab
   */
  constructor(scope, storage = sessionStorageIfAllowed()) {
    this.#key = `ipk-trail ${scope}`;
    this.storage = storage;
  }

  /** @returns {UndoGroup[]} */
  load() {
    try {
      const deeds = JSON.parse(this.storage?.getItem(this.#key) ?? "[]");
      return Array.isArray(deeds) ? deeds : [];
    } catch {
      return [];
    }
  }

  /** @param {readonly UndoGroup[]} deeds oldest first */
  save(deeds) {
    const kept = newestTextFree(deeds);
    const written = kept.length > 0 ? JSON.stringify(kept) : "";
    if (written === this.#kept) return;
    this.#kept = written;
    try {
      if (written) this.storage?.setItem(this.#key, written);
      else this.storage?.removeItem(this.#key);
    } catch {
      // Full or forbidden: until the page is loaded anew everything can be taken back all the same.
    }
  }
}

/**
 * The newest deeds that may be kept. Behind one that may not, nothing is: it would be taken back in its stead.
 * @param {readonly UndoGroup[]} deeds
 */
function newestTextFree(deeds) {
  const last = deeds.findLastIndex(({ steps }) => steps.some(({ back }) => !TEXT_FREE_COMMANDS.has(back.cmd)));
  return deeds.slice(Math.max(last + 1, deeds.length - MAX_GROUPS));
}
