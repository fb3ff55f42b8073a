/** @import { Answer, Args, UploadClient, Draft } from "../../types.d.ts" */
/** @import { Entry, CommandStorage, ServerConnection, Upload } from "../../types.d.ts" */
import { sessionStorageIfAllowed } from "../../lib/own_storage.js";
import { FAREWELLS } from "../../protocol.js";
import { Drafts } from "../storage/drafts.js";
import { Outbox } from "./outbox.js";
import { loadQueues } from "../storage/storage_retry.js";
import { Uploads } from "../storage/uploads.js";

/**
 * @typedef {object} Hears
 * @property {(entry: Entry, answer: Answer) => void} refused with `bytes` for an upload
 * @property {(answer: Answer) => void} stopped nothing is sent any more, everything stays kept
 * @property {() => void} changed
 * @property {() => Promise<boolean>} mayWait
 * @property {(entry: Entry) => Promise<"same" | "changed" | "current">} [looksAgain] is what was decided about as it
 * was seen?
 * @property {(op: string, cmd: string, args: Args) => Args} hung a picture or sound is with the server: where does it
 * hang?
 */

/** With the address at which it is still seen and heard here. @param {Upload} upload @returns {Entry & Upload} */
function shown(upload) {
  return { ...upload, cmd: upload.cmd ?? "card.stick", args: { ...upload.args, media: { url: upload.url } } };
}

/** What one person has on this device that the server does not have yet, and whether the device remembers it. */
export class Queues {
  #wasDurable = true;

  /**
   * @param {{ scope: string, keeper: CommandStorage, courier: UploadClient, drafts: CommandStorage<Draft>, link:
   * ServerConnection }} needs
   * @param {Hears} listeners
   */
  constructor({ scope, keeper, courier, drafts, link }, listeners) {
    const { stopped, changed, mayWait, looksAgain } = listeners;
    const refused = (/** @type {Entry} */ entry, /** @type {Answer} */ answer) => {
      if (!FAREWELLS.includes(answer.code ?? "")) this.drafts.restoreRefused(entry);
      listeners.refused(entry, answer);
    };
    this.hears = listeners;
    this.keepers = [keeper, courier.storage, drafts];
    for (const one of this.keepers) one.changed = () => this.#storageChanged();
    this.outbox = new Outbox({
      scope,
      keeper,
      send: (command) => link.send(command),
      refused,
      changed,
      mayWait,
      looksAgain,
    });
    this.uploads = new Uploads({
      scope,
      courier,
      hang: (op, cmd, args) => this.outbox.add(op, cmd, listeners.hung(op, cmd, args)),
      refused: (upload, answer) => refused(shown(upload), answer),
      stopped,
      changed,
    });
    this.drafts = new Drafts(scope, drafts, sessionStorageIfAllowed());
  }

  /** Take up what an earlier page left on this device. Never rejects. */
  load() {
    return loadQueues([this.outbox, this.uploads, this.drafts]);
  }

  /** Does this device remember what is written and made on it, just now? */
  get durable() {
    return this.keepers.every((keeper) => keeper.durable);
  }

  /** Is there anything that the server does not have? */
  get unsaved() {
    return this.outbox.unsaved.length + this.uploads.entries.length > 0;
  }

  /** Are all of these on the device's disk? @param {Entry[]} entries */
  areKept(entries) {
    return entries.every(({ op }) => this.keepers.some((keeper) => keeper.isSaved(op)));
  }

  /** @param {boolean} online */
  setOnline(online) {
    this.outbox.setOnline(online);
    this.uploads.setOnline(online);
  }

  async clear() {
    await Promise.all([this.outbox.clear(), this.uploads.clear(), this.drafts.clear()]);
  }

  /** What is kept on this device, and whether it can be, shows only while the server does not have it. */
  #storageChanged() {
    if (this.unsaved || this.durable !== this.#wasDurable) this.hears.changed();
    this.#wasDurable = this.durable;
  }
}
