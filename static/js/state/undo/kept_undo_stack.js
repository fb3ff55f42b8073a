// Stores the undo stack in sessionStorage, so that undo works after a reload.
/** @import { UndoGroup } from "./undo.js" */
import { sessionStorageIfAllowed } from "../../lib/own_storage.js";

/** Inverse commands that contain only ids, positions and numbers; texts and drawings must not stay on the device. */
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

/** The stored undo stack of one person in this tab. */
export class KeptUndoStack {
  #key;
  /** The JSON written last. @type {string | undefined} */
  #kept;

  /**
   * @param {string} scope conference and person
   * @param {Pick<Storage, "getItem" | "setItem" | "removeItem">} [storage] lasts as long as the tab
   */
  constructor(scope, storage = sessionStorageIfAllowed()) {
    this.#key = `ipk-trail ${scope}`;
    this.storage = storage;
  }

  /** @returns {UndoGroup[]} */
  load() {
    try {
      const groups = JSON.parse(this.storage?.getItem(this.#key) ?? "[]");
      return Array.isArray(groups) ? groups : [];
    } catch {
      return [];
    }
  }

  /** @param {readonly UndoGroup[]} groups oldest first */
  save(groups) {
    const kept = newestTextFree(groups);
    const written = kept.length > 0 ? JSON.stringify(kept) : "";
    if (written === this.#kept) return;
    this.#kept = written;
    try {
      if (written) this.storage?.setItem(this.#key, written);
      else this.storage?.removeItem(this.#key);
    } catch {
      // The quota is exceeded or storage is forbidden; undo still works until the page is reloaded.
    }
  }
}

/**
 * The newest groups up to the first one with text: what lies below that one must not be undone in its place.
 * @param {readonly UndoGroup[]} groups
 */
function newestTextFree(groups) {
  const last = groups.findLastIndex(({ steps }) => steps.some(({ back }) => !TEXT_FREE_COMMANDS.has(back.cmd)));
  return groups.slice(Math.max(last + 1, groups.length - MAX_GROUPS));
}
