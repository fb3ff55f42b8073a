/** @import { CommandStorage } from "../../types.d.ts" */
import { Database, isFull } from "./database.js";

/** A write that takes longer is told: the person has to know that it may be lost. */
const SLOW_WRITE_MS = 1500;
const RETRY_MS = 3000;

/** @typedef {{ scope: string, op: string, order: number }} Kept */

/**
 * Keeps unanswered commands in IndexedDB, one record each, so that a reload, a crash or sleep loses nothing.
 * Uploads and drafts are kept alike, in databases of their own.
 *
 * What is to be kept stays in memory, too: after a failed write, and after the browser emptied its storage, it is
 * written again. `durable` tells whether everything given is on disk or on its way there without trouble.
 * @template {Kept} E
 * @implements {CommandStorage<E>}
 */
export class IndexedDbStorage {
  durable = true;
  /** Called when `durable` or what it holds has changed. */
  changed = () => {};

  /** @type {Map<string, E>} what this page wants to be kept */
  #entries = new Map();
  /** @type {Map<string, E | null>} what is not on disk yet; null: it is to be deleted there */
  #unwritten = new Map();
  /** @type {Map<string, E | null>} */
  #inFlight = new Map();
  /** @type {Map<string, (() => void)[]>} */
  #waiting = new Map();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #retry;

  /** @param {IDBFactory} factory @param {string} name */
  constructor(factory, name) {
    this.database = new Database(factory, name, { closed: () => void this.check(), emptied: () => this.#rewriteAll() });
  }

  /** Can this device keep something now? What waits is written. */
  async check() {
    try {
      await this.database.run("read", (store) => store.count());
      if (this.#unwritten.size === 0) this.#setDurable(true);
      await this.#write();
    } catch {
      this.#setDurable(false);
    }
  }

  /**
   * @param {string} scope
   * @returns {Promise<E[]>} in the order in which they were given; rejects when they cannot be read now
   */
  async load(scope) {
    const all = /** @type {E[]} */ (await this.database.run("read", (store) => store.getAll()));
    const found = new Map(all.filter((entry) => entry.scope === scope).map((entry) => [entry.op, entry]));
    for (const [op, entry] of this.#unwritten) {
      if (entry?.scope === scope) found.set(op, entry);
      else found.delete(op);
    }
    for (const [op, entry] of found) this.#entries.set(op, entry);
    return [...found.values()].sort((one, other) => one.order - other.order);
  }

  /** @param {E} entry @returns {Promise<void>} settled when it is on disk, or not wanted any more */
  saveEntry(entry) {
    this.#entries.set(entry.op, entry);
    return this.#enqueue(entry.op, entry);
  }

  /** @param {string} op @returns {Promise<void>} settled when it is gone from the disk */
  deleteEntry(op) {
    this.#entries.delete(op);
    return this.#enqueue(op, null);
  }

  /** Is it on disk? @param {string} op */
  isSaved(op) {
    return this.#entries.has(op) && !this.#unwritten.has(op);
  }

  /** Forgets what one person in one conference left here, and nothing else. @param {string} scope */
  async clear(scope) {
    for (const [op, entry] of this.#entries) {
      if (entry.scope !== scope) continue;
      this.#entries.delete(op);
      this.#unwritten.delete(op);
      this.#settle(op);
    }
    await this.database.run("search", (store) => deleteScope(store, scope));
  }

  /** @param {string} op @param {E | null} entry @returns {Promise<void>} */
  #enqueue(op, entry) {
    this.#unwritten.set(op, entry);
    this.#settle(op);
    const written = new Promise((/** @type {(value: void) => void} */ resolve) => this.#waiting.set(op, [resolve]));
    void this.#write();
    return written;
  }

  /** Everything that is neither on disk nor on its way. Never rejects. */
  async #write() {
    const batch = [...this.#unwritten].filter(([op, entry]) => this.#inFlight.get(op) !== entry);
    if (batch.length > 0) await this.#writeBatch(batch);
  }

  /** @param {[string, E | null][]} batch */
  async #writeBatch(batch) {
    for (const [op, entry] of batch) this.#inFlight.set(op, entry);
    const slow = setTimeout(() => this.#setDurable(false), SLOW_WRITE_MS);
    try {
      await this.database.run("write", (store) => {
        for (const [op, entry] of batch)
          if (entry) store.put(entry);
          else store.delete(op);
      });
      this.#clearInFlight(batch);
      this.#markWritten(batch);
    } catch (error) {
      this.#clearInFlight(batch);
      // One picture that does not fit keeps no short note from being written.
      if (isFull(error) && batch.length > 1) for (const one of batch) await this.#writeBatch([one]);
      else this.#setDurable(false);
    } finally {
      clearTimeout(slow);
    }
  }

  /** @param {[string, E | null][]} batch */
  #clearInFlight(batch) {
    for (const [op, entry] of batch) if (this.#inFlight.get(op) === entry) this.#inFlight.delete(op);
  }

  /** @param {[string, E | null][]} batch */
  #markWritten(batch) {
    for (const [op, entry] of batch) {
      if (this.#unwritten.get(op) !== entry) continue;
      this.#unwritten.delete(op);
      this.#settle(op);
    }
    if (this.#unwritten.size === 0) this.#setDurable(true);
    this.changed();
  }

  /** The browser threw everything away while the page was open. */
  #rewriteAll() {
    for (const [op, entry] of this.#entries) this.#unwritten.set(op, entry);
    if (this.#unwritten.size > 0) this.#setDurable(false);
    void this.#write();
  }

  /** @param {string} op */
  #settle(op) {
    for (const resolve of this.#waiting.get(op) ?? []) resolve();
    this.#waiting.delete(op);
  }

  /** @param {boolean} durable */
  #setDurable(durable) {
    clearTimeout(this.#retry);
    if (!durable) this.#retry = unreffedTimeout(() => void this.check(), RETRY_MS);
    if (this.durable === durable) return;
    this.durable = durable;
    this.changed();
  }
}

/**
 * For a device that cannot keep anything. The screen says so; the work goes on.
 * @implements {CommandStorage<any>}
 */
export class MemoryStorage {
  durable = false;
  changed = () => {};
  /** @type {Map<string, any>} */
  #entries = new Map();

  /** @param {string} scope */
  async load(scope) {
    return [...this.#entries.values()].filter((entry) => entry.scope === scope);
  }

  /** @param {any} entry */
  async saveEntry(entry) {
    this.#entries.set(entry.op, entry);
  }

  /** @param {string} op */
  async deleteEntry(op) {
    this.#entries.delete(op);
  }

  isSaved() {
    return false;
  }

  /** @param {string} scope */
  async clear(scope) {
    for (const [op, entry] of this.#entries) if (entry.scope === scope) this.#entries.delete(op);
  }
}

/**
 * @param {IDBFactory | undefined} factory
 * @param {"ipk" | "ipk-uploads" | "ipk-drafts"} [name]
 * @returns {Promise<CommandStorage<any>>}
 */
export async function openCommandStorage(factory, name = "ipk") {
  if (!factory) return new MemoryStorage();
  const storage = new IndexedDbStorage(factory, name);
  await storage.check();
  return storage;
}

/** @param {IDBObjectStore} store @param {string} scope */
function deleteScope(store, scope) {
  const request = store.openCursor();
  request.onsuccess = () => {
    const cursor = request.result;
    if (!cursor) return;
    if (cursor.value.scope === scope) cursor.delete();
    cursor.continue();
  };
}

/** A timer that keeps no process alive by itself. @param {() => void} act @param {number} ms */
function unreffedTimeout(act, ms) {
  const timer = setTimeout(act, ms);
  /** @type {any} */ (timer).unref?.();
  return timer;
}
