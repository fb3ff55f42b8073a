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

/** An answered command whose change has not come by then is asked for. */
const CATCH_UP_MS = 2000;

/**
 * Everything a screen needs to know, and the one way to act.
 *
 * Events: `change` (something shown may differ), `refused` (detail: {entry, answer, lost}), `farewell` (detail: code),
 * `stopped` (detail: answer; no upload is sent from this page any more).
 */
export class Store extends StoreView {
  clock = new ServerClock();
  online = false;
  /** @type {Set<string> | null} who is in the room, as the server last said */
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
   * Take up what an earlier page left on this device. Never rejects: the meeting does not wait for a silent storage.
   */
  start() {
    return this.queues.load();
  }

  /** Does this device remember what is written and made on it, just now? */
  get durable() {
    return this.queues.durable;
  }

  /** Is everything that is not sent yet of this thing on the device's disk? @param {string} id */
  isKept(id) {
    return this.queues.areKept(this.index.unsavedOf(id));
  }

  // --- what is shown ---

  /** Everything shown, sorted once after each change; shared, so nobody sorts it in place. @override */
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
   * @param {string} cmd @param {Args} args @returns {string} the op of the command
   * @param {{ isUndo?: boolean, deed?: string, shown?: Entry["shown"] }} [how] commands of one `deed` are taken
   * back together
   */
  do(cmd, args, { isUndo = false, deed, shown } = {}) {
    const op = newId();
    if (!isUndo && isUndoable(cmd, this.me?.role)) this.undoStack.record(op, { cmd, args }, this.view, deed);
    if (!this.uploads.handleLocally(cmd, args)) void this.outbox.add(op, cmd, args, shown);
    return op;
  }

  /**
   * Hang a card with a picture or sound: kept here, sent when there is a connection, then hung.
   * @param {Args} args
   * @param {MediaFile} mediaFile
   */
  stickWithMedia(args, mediaFile) {
    const op = newId();
    this.undoStack.record(op, { cmd: "card.stick", args }, this.view);
    void this.uploads.add(op, args, mediaFile);
  }

  /**
   * Take back what this person did last.
   * @param {string} [sheet] a drawing in hand, which stays even when it is empty
   */
  undo(sheet) {
    for (const { cmd, args } of this.undoStack.pop(this.view, sheet)) this.do(cmd, args, { isUndo: true });
  }

  /** Do again what was taken back last. */
  redo() {
    for (const { cmd, args } of this.undoStack.redo(this.view)) this.do(cmd, args, { isUndo: true });
  }

  // --- what the connection reports ---
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

  /** Ask for everything since what is here. Never rejects: a lost answer is asked for again soon. */
  sync() {
    this.#syncing ??= this.#sync().finally(() => (this.#syncing = undefined));
    return this.#syncing;
  }

  /** This device has nothing to do here any more: no name stays on it. */
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
