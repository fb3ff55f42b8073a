// The outbox, the uploads and the drafts of one person on this device, and the storages that keep them.
/** @import { Answer, Args, UploadClient, Draft } from "../../types.d.ts" */
/** @import { Entry, CommandStorage, ServerConnection, Upload } from "../../types.d.ts" */
import { sessionStorageIfAllowed } from "../../lib/own_storage.js";
import { FAREWELLS } from "../../protocol.js";
import { Drafts } from "../storage/drafts.js";
import { Outbox } from "./outbox.js";
import { loadQueues } from "../storage/storage_retry.js";
import { Uploads } from "../storage/uploads.js";

/**
 * @typedef {object} Listeners
 * @property {(entry: Entry, answer: Answer) => void} refused with `bytes` for an upload
 * @property {(answer: Answer) => void} stopped uploads stop for this page; entries stay stored
 * @property {() => void} changed
 * @property {() => Promise<boolean>} isWallPaused
 * @property {(entry: Entry) => Promise<"same" | "changed" | "current">} [refreshSeen] compares what the person saw with
 * the current records
 * @property {(op: string, cmd: string, args: Args) => Args} uploaded an upload is finished; returns the arguments of
 * the command that uses it
 */

/**
 * An upload as an outbox entry whose media is the local object URL.
 * @param {Upload} upload
 * @returns {Entry & Upload}
 */
function shown(upload) {
  return { ...upload, cmd: upload.cmd ?? "card.stick", args: { ...upload.args, media: { url: upload.url } } };
}

/** What one person created on this device that the server does not have yet. */
export class Queues {
  #wasDurable = true;

  /**
   * @param {{ scope: string, storage: CommandStorage, uploadClient: UploadClient, drafts: CommandStorage<Draft>,
   * connection: ServerConnection }} needs
   * @param {Listeners} listeners
   */
  constructor({ scope, storage, uploadClient, drafts, connection }, listeners) {
    const { stopped, changed, isWallPaused, refreshSeen } = listeners;
    const refused = (/** @type {Entry} */ entry, /** @type {Answer} */ answer) => {
      if (!FAREWELLS.includes(answer.code ?? "")) this.drafts.restoreRefused(entry);
      listeners.refused(entry, answer);
    };
    this.listeners = listeners;
    this.storages = [storage, uploadClient.storage, drafts];
    for (const one of this.storages) one.changed = () => this.#storageChanged();
    this.outbox = new Outbox({
      scope,
      storage,
      send: (command) => connection.send(command),
      refused,
      changed,
      isWallPaused,
      refreshSeen,
    });
    this.uploads = new Uploads({
      scope,
      uploadClient,
      sendCommand: (op, cmd, args) => this.outbox.add(op, cmd, listeners.uploaded(op, cmd, args)),
      refused: (upload, answer) => refused(shown(upload), answer),
      stopped,
      changed,
    });
    this.drafts = new Drafts(scope, drafts, sessionStorageIfAllowed());
  }

  /** Loads what an earlier page stored. Never rejects. */
  load() {
    return loadQueues([this.outbox, this.uploads, this.drafts]);
  }

  /** Do all storages write to disk without trouble now? */
  get durable() {
    return this.storages.every((storage) => storage.durable);
  }

  /** Is anything not yet acknowledged by the server? */
  get unsaved() {
    return this.outbox.unsaved.length + this.uploads.entries.length > 0;
  }

  /** Are all these entries on disk? @param {Entry[]} entries */
  areKept(entries) {
    return entries.every(({ op }) => this.storages.some((storage) => storage.isSaved(op)));
  }

  /** @param {boolean} online */
  setOnline(online) {
    this.outbox.setOnline(online);
    this.uploads.setOnline(online);
  }

  async clear() {
    await Promise.all([this.outbox.clear(), this.uploads.clear(), this.drafts.clear()]);
  }

  /** The save status is shown only for unsaved entries, so a change of storage matters only while there are some. */
  #storageChanged() {
    if (this.unsaved || this.durable !== this.#wasDurable) this.listeners.changed();
    this.#wasDurable = this.durable;
  }
}
