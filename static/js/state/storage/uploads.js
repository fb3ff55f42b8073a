// The upload queue: pictures and sounds that the server does not have yet.
/** @import { Answer, Args, Attached, UploadClient, MediaFile, Upload } from "../../types.d.ts" */
import { FAREWELLS } from "../../protocol.js";
import { isForLater } from "../core/outbox.js";

const FIRST_PAUSE_MS = 500;
const TRIES_BEFORE_OVERTAKING = 6;
const LONGEST_PAUSE_MS = 8000;
const STICK = "card.stick";
/** Commands that create a record with media, remove it and restore it. */
const CREATING = new Set([STICK, "messages.make"]);
const REMOVING = new Set(["card.peel", "messages.drop"]);
const RESTORING = new Set(["card.restore", "messages.restore"]);

/**
 * Uploads in the order in which they were created.
 *
 * The bytes of an upload stay on this device until the server has them and the command that uses them is in the outbox.
 * Upload and command share one `op`, so that repeating them has no effect. Until then only this device shows the card;
 * it can already be moved, renamed and undone.
 *
 * Events: `progress` (detail: {card, part} with part from 0 to 1).
 */
export class Uploads extends EventTarget {
  /** @type {Upload[]} */
  entries = [];

  #online = false;
  #pumping = false;
  #order = 0;
  /** @type {{ upload: Upload, stop: AbortController } | undefined} */
  #inFlight;
  /** Removed before they were sent; undo may restore them. @type {Map<unknown, Upload>} */
  #peeled = new Map();
  /** Object URLs by media id, so that own uploads are shown without a download. @type {Map<string, string>} */
  #localUrls = new Map();

  /**
   * @param {object} needs
   * @param {string} needs.scope conference and person
   * @param {UploadClient} needs.uploadClient
   * @param {(op: string, cmd: string, args: Args) => Promise<void>} needs.sendCommand resolves when the command is
   * stored
   * @param {(upload: Upload, answer: Answer) => void} needs.refused the upload was deleted here, unless the answer was
   * a farewell
   * @param {(answer: Answer) => void} needs.stopped uploads stop for this page; entries stay stored
   * @param {() => void} needs.changed
   * @param {(ms: number) => Promise<void>} [needs.pause]
   */
  constructor(needs) {
    super();
    this.needs = { pause: wait, ...needs };
  }

  /** Loads the uploads that an earlier page stored. */
  async load() {
    const kept = await this.needs.uploadClient.storage.load(this.needs.scope);
    const known = new Set(this.entries.map(({ op }) => op));
    const earlier = kept.filter(({ op }) => !known.has(op));
    for (const upload of earlier) upload.url = objectUrlOf(upload);
    this.entries = [...earlier, ...this.entries];
    this.#order = Math.max(0, ...this.entries.map(({ order }) => order));
    if (earlier.length > 0) this.needs.changed();
    this.#pump();
  }

  /**
   * @param {string} op
   * @param {Args} args of the command that uses it, without its media
   * @param {MediaFile} mediaFile
   * @param {string} [cmd]
   */
  async add(op, args, mediaFile, cmd = STICK) {
    /** @type {Upload} */
    const upload = { scope: this.needs.scope, order: ++this.#order, op, cmd, args, ...mediaFile };
    upload.url = objectUrlOf(upload);
    this.entries = [...this.entries, upload];
    this.needs.changed();
    const kept = this.#save(upload);
    this.#pump();
    await kept;
  }

  /** Unfinished uploads as commands, for the view. */
  get commands() {
    return this.entries.map(({ scope, order, op, cmd = STICK, args, about, mime, url }) => ({
      scope,
      order,
      op,
      cmd,
      args: cmd === STICK ? { ...args, ...about, media: { url } } : { ...args, media: attached(op, mime, url, about) },
    }));
  }

  /** The object URL of media that this device uploaded. @param {string} media */
  localUrl(media) {
    return this.#localUrls.get(media);
  }

  /**
   * Applies a command about a record that only this device has. Returns false for other records.
   * @param {string} cmd
   * @param {Args} args
   */
  handleLocally(cmd, args) {
    if (cmd === "profile.detach") return this.#cancel(args.media);
    const upload = RESTORING.has(cmd) ? this.#peeled.get(args.id) : this.#find(args.id);
    if (!upload) return false;
    if (REMOVING.has(cmd)) void this.#peel(upload);
    else if (RESTORING.has(cmd)) void this.#restore(upload);
    else void this.#change(upload, args);
    return true;
  }

  /** @param {boolean} online */
  setOnline(online) {
    this.#online = online;
    if (online) this.#pump();
    else this.#inFlight?.stop.abort();
  }

  async clear() {
    this.setOnline(false);
    for (const { url } of this.entries) if (url) URL.revokeObjectURL(url);
    for (const url of this.#localUrls.values()) URL.revokeObjectURL(url);
    this.entries = [];
    this.#peeled.clear();
    this.#localUrls.clear();
    await this.needs.uploadClient.storage.clear(this.needs.scope).catch(() => undefined);
  }

  #pump() {
    if (this.#online && !this.#pumping) void this.#run();
  }

  async #run() {
    this.#pumping = true;
    let pause = FIRST_PAUSE_MS;
    for (let next = this.entries[0]; next && this.#online; next = this.entries[0]) {
      if (await this.#deliver(next)) {
        pause = FIRST_PAUSE_MS;
      } else if (this.#online) {
        await this.needs.pause(pause);
        pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
      }
    }
    this.#pumping = false;
  }

  /** @param {Upload} upload @returns {Promise<boolean>} false if it has to be retried */
  async #deliver(upload) {
    const stop = new AbortController();
    this.#inFlight = { upload, stop };
    const progress = (/** @type {number} */ part) => this.#emitProgress(upload, part);
    try {
      const answer = await this.needs.uploadClient.send(upload, progress, stop.signal);
      if (!this.entries.includes(upload)) return true;
      if (!answer.ok && isForLater(answer)) return this.#postpone(upload);
      if (isOver(answer)) this.#stop(upload, answer);
      else if (answer.ok && answer.id) this.#sendCommand(upload, answer.id);
      else this.#refuse(upload, answer);
      return true;
    } catch {
      return !this.entries.includes(upload);
    }
  }

  /** Deletes the stored bytes only after the command is stored. @param {Upload} upload @param {string} media */
  #sendCommand(upload, media) {
    if (upload.url) this.#localUrls.set(media, upload.url);
    const kept = this.needs.sendCommand(upload.op, upload.cmd ?? STICK, { ...upload.args, media });
    this.#remove(upload);
    void kept.then(() => this.#deleteStored(upload));
  }

  /** After several failed tries the upload goes to the end of the queue. @param {Upload} upload */
  #postpone(upload) {
    upload.tries = (upload.tries ?? 0) + 1;
    if (upload.tries % TRIES_BEFORE_OVERTAKING === 0)
      this.entries = [...this.entries.filter((other) => other !== upload), upload];
    return false;
  }

  /**
   * The session is over or belongs to another person: stops sending; a new page continues.
   * @param {Upload} upload
   * @param {Answer} answer
   */
  #stop(upload, answer) {
    this.#online = false;
    if (answer.stale || answer.another) this.needs.stopped(answer);
    else this.needs.refused(upload, answer);
  }

  /** @param {Upload} upload @param {Answer} answer */
  #refuse(upload, answer) {
    this.#remove(upload);
    void this.#deleteStored(upload);
    this.needs.refused(upload, answer);
    this.needs.changed();
  }

  /** @param {Upload} upload */
  async #peel(upload) {
    this.#peeled.set(upload.args.id, upload);
    this.#remove(upload);
    if (this.#inFlight?.upload === upload) this.#inFlight.stop.abort();
    this.needs.changed();
    await this.#deleteStored(upload);
  }

  /** Removes one of several media of an answer; before the upload it is identified by its op. @param {unknown} op */
  #cancel(op) {
    const upload = this.entries.find((one) => one.op === op);
    if (!upload) return false;
    this.#remove(upload);
    if (this.#inFlight?.upload === upload) this.#inFlight.stop.abort();
    this.needs.changed();
    void this.#deleteStored(upload);
    return true;
  }

  /** @param {Upload} upload */
  async #restore(upload) {
    this.#peeled.delete(upload.args.id);
    await this.add(upload.op, upload.args, upload, upload.cmd);
  }

  /** @param {Upload} upload @param {Args} args */
  async #change(upload, args) {
    upload.args = { ...upload.args, ...args };
    this.needs.changed();
    await this.#save(upload);
  }

  /** @param {unknown} card */
  #find(card) {
    return this.entries.find(({ cmd = STICK, args }) => CREATING.has(cmd) && args.id === card);
  }

  /** @param {Upload} upload */
  #remove(upload) {
    this.entries = this.entries.filter((other) => other !== upload);
  }

  /** @param {Upload} upload */
  #save(upload) {
    return this.needs.uploadClient.storage.saveEntry({ ...upload, url: undefined, tries: undefined });
  }

  /** @param {Upload} upload */
  #deleteStored({ op }) {
    return this.needs.uploadClient.storage.deleteEntry(op);
  }

  /** @param {Upload} upload @param {number} part */
  #emitProgress(upload, part) {
    this.dispatchEvent(new CustomEvent("progress", { detail: { card: upload.args.id, part } }));
  }
}

/** Would the server refuse every upload of this page? @param {Answer} answer */
function isOver({ ok, code, stale }) {
  return !ok && (stale === true || FAREWELLS.includes(code ?? ""));
}

/**
 * @param {string} op
 * @param {string} mime
 * @param {string | undefined} url
 * @param {Record<string, string> | undefined} about
 * @returns {Attached}
 */
function attached(op, mime, url, about) {
  return { id: op, kind: mime.startsWith("audio/") ? "voice" : "picture", url, ...about };
}

/** @param {MediaFile} mediaFile */
function objectUrlOf({ bytes, mime }) {
  return URL.createObjectURL(new Blob([bytes], { type: mime }));
}

/** @param {number} ms @returns {Promise<void>} */
function wait(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
