// The client-side store: the replica plus unanswered commands, and the one method that sends commands.
/** @import { Answer, Args, Card, UploadClient } from "../../types.d.ts" */
/** @import { Draft, Entry, CommandStorage, ServerConnection, Meeting } from "../../types.d.ts" */
/** @import { MediaFile, Patch } from "../../types.d.ts" */
import { newId } from "../../lib/ids.js";
import { FAREWELLS } from "../../protocol.js";
import { MemoryStorage } from "../storage/command_storage.js";
import { KeptUndoStack } from "../undo/kept_undo_stack.js";
import { isUndoable } from "../profile/messages.js";
import { Queues } from "./queues.js";
import { readSnapshot } from "./snapshot_reading.js";
import { isPaused } from "../meeting/resting.js";
import { refreshSeen } from "./seen.js";
import { ServerClock } from "../meeting/server_clock.js";
import { UndoStack } from "../undo/undo.js";
import { ViewIndex } from "./view_index.js";
import { StoreView } from "./store_view.js";
import { shownRecords, saveStatus } from "./view.js";

/** An answered command whose patch has not arrived after this time triggers a sync. */
const CATCH_UP_MS = 2000;

/**
 * Holds what screens read and sends what people do.
 *
 * Events: `change` (the view may differ), `refused` (detail: {entry, answer, lost}), `farewell` (detail: code),
 * `stopped` (detail: answer; no upload is sent from this page any more).
 */
export class Store extends StoreView {
  clock = new ServerClock();
  online = false;
  /** @type {Set<string> | null} ids of people with a connected device, from the last `here` event */
  here = null;

  #index = /** @type {ViewIndex | null} */ (null);
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #catchUp;
  /** @type {Promise<void> | undefined} */
  #syncing;

  /**
   * @param {{ conference: string, person: string, storage: CommandStorage, connection: ServerConnection, uploadClient:
   * UploadClient, drafts?: CommandStorage<Draft>
   * }} needs
   */
  constructor({ conference, person, storage, connection: connection, uploadClient, drafts = new MemoryStorage() }) {
    super();
    this.connection = connection;
    const scope = `${conference}/${person}`;
    this.undoStack = new UndoStack(new KeptUndoStack(scope));
    this.queues = new Queues(
      { scope, storage, uploadClient, drafts, connection },
      {
        refused: (entry, answer) => this.#refused(entry, answer),
        stopped: (answer) => this.#emit("stopped", answer),
        changed: () => this.#changed(),
        isWallPaused: () => this.#isWallPaused(),
        refreshSeen: (entry) => this.sync().then(() => refreshSeen(entry, this.replica.records)),
        uploaded: (op, cmd, args) => this.#uploaded(op, cmd, args),
      },
    );
    this.outbox = this.queues.outbox;
    this.uploads = this.queues.uploads;
    this.drafts = this.queues.drafts;
  }

  /**
   * Loads what an earlier page stored on this device. Never rejects: a storage without an answer must not delay the
   * meeting.
   */
  start() {
    return this.queues.load();
  }

  /** Does this device write everything to disk now? */
  get durable() {
    return this.queues.durable;
  }

  /** Are all unanswered commands about this record on disk? @param {string} id */
  isKept(id) {
    return this.queues.areKept(this.index.unsavedOf(id));
  }

  // --- reading ---

  /** The index of the view, rebuilt after each change. It is shared: do not sort its lists in place. @override */
  get index() {
    const { outbox, uploads } = this;
    this.#index ??= new ViewIndex(
      shownRecords(this.replica.records, this.me, [...outbox.entries, ...uploads.commands]),
      [...outbox.unsaved, ...uploads.commands],
    );
    return this.#index;
  }

  /** @param {Card} card */
  saveStatus(card) {
    return saveStatus(card, this.index.unsavedOf(card.id), this.online, this.isKept(card.id));
  }

  /**
   * @param {string} cmd
   * @param {Args} args
   * @returns {string} the op of the command
   * @param {{ isUndo?: boolean, undoGroup?: string, shown?: Entry["shown"] }} [how] commands with the
   * same `undoGroup` are undone together
   */
  do(cmd, args, { isUndo = false, undoGroup, shown } = {}) {
    const op = newId();
    if (!isUndo && isUndoable(cmd, this.me?.role)) this.undoStack.record(op, { cmd, args }, this.view, undoGroup);
    if (!this.uploads.handleLocally(cmd, args)) void this.outbox.add(op, cmd, args, shown);
    return op;
  }

  /**
   * Sticks a card with a picture or sound. The file is uploaded first; the command follows when the server has it.
   * @param {Args} args
   * @param {MediaFile} mediaFile
   */
  stickWithMedia(args, mediaFile) {
    const op = newId();
    this.undoStack.record(op, { cmd: "card.stick", args }, this.view);
    void this.uploads.add(op, args, mediaFile);
  }

  /**
   * Undoes the last group of commands of this person.
   * @param {string} [sheet] an open drawing, which is not removed when it becomes empty
   */
  undo(sheet) {
    for (const { cmd, args } of this.undoStack.pop(this.view, sheet)) this.do(cmd, args, { isUndo: true });
  }

  /** Redoes the last undone group. */
  redo() {
    for (const { cmd, args } of this.undoStack.redo(this.view)) this.do(cmd, args, { isUndo: true });
  }

  // --- events of the connection ---
  async connected() {
    this.online = true;
    await this.sync();
    this.queues.setOnline(true);
    this.#changed();
  }

  disconnected() {
    this.online = false;
    this.queues.setOnline(false);
    this.#changed();
  }

  /** @param {Patch} patch */
  patched(patch) {
    const before = this.meeting;
    const result = this.replica.applyPatch(patch);
    if (result === "gap") void this.sync();
    if (result === "applied") this.#caughtUp(before);
  }

  /** @param {string[]} people */
  seen(people) {
    this.here = new Set(people);
    this.#changed();
  }

  /** Requests everything newer than the replica. Never rejects: a lost answer is requested again later. */
  sync() {
    this.#syncing ??= this.#sync().finally(() => (this.#syncing = undefined));
    return this.#syncing;
  }

  /** Deletes everything that this page keeps on the device, so that no name remains. */
  async forget() {
    clearTimeout(this.#catchUp);
    this.replica.clear();
    this.undoStack.clear();
    this.here = null;
    this.#index = null;
    await this.queues.clear();
  }

  async #sync() {
    const { meeting: before, replica } = this;
    let result;
    do {
      replica.beginSync();
      try {
        result = replica.applySync(await readSnapshot(this, () => this.#changed()));
      } catch {
        replica.abandonSync();
        result = "lost";
      }
    } while (result === "gap" && this.online);
    this.#caughtUp(before);
    if (result === "lost" && this.online) this.#catchUp = setTimeout(() => void this.sync(), CATCH_UP_MS);
  }

  /** @param {Meeting | undefined} before */
  #caughtUp(before) {
    this.outbox.caughtUp(this.replica.seq);
    this.#changed();
    if (before && before !== this.meeting && !isPaused(this.meeting)) this.outbox.resume();
  }

  async #isWallPaused() {
    await this.sync();
    return isPaused(this.meeting);
  }

  /** @param {string} op @param {string} cmd @param {Args} args */
  #uploaded(op, cmd, args) {
    if (cmd !== "card.stick") this.undoStack.record(op, { cmd, args }, this.view);
    return args;
  }

  /** @param {Entry} entry @param {Answer} answer */
  #refused(entry, answer) {
    this.undoStack.forget(entry.op);
    if (FAREWELLS.includes(answer.code ?? "")) this.#emit("farewell", answer.code);
    else this.#emit("refused", { entry, answer, lost: this.outbox.discardDependents(entry) });
  }

  #changed() {
    this.outbox.caughtUp(this.replica.seq);
    this.#index = null;
    clearTimeout(this.#catchUp);
    if (this.outbox.hasUnappliedAnswer && this.online) this.#catchUp = setTimeout(() => void this.sync(), CATCH_UP_MS);
    this.#emit("change");
  }

  /** @param {string} name @param {unknown} [detail] */
  #emit(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}
