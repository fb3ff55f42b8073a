// Storage of unanswered commands on the device: IndexedDB, or memory where that is missing.
/** @import { CommandStorage } from "../../types.d.ts" */
import { Database, isFull } from "./database.js";

/** A write that takes longer makes the storage count as not durable, because the data may be lost. */
const SLOW_WRITE_MS = 1500;
const RETRY_MS = 3000;

/** @typedef {{ scope: string, op: string, order: number }} Kept */

/**
 * Stores each command as an IndexedDB record, so that it survives a reload or a crash. Uploads and drafts use databases
 * of their own.
 *
 * Entries also stay in memory: after a failed write, or after the browser emptied its storage, they are written again.
 * `durable` is false while a write fails or is slow.
 * @template {Kept} E
 * @implements {CommandStorage<E>}
 */
export class IndexedDbStorage {
  durable = true;
  /** Called when `durable` or the set of saved entries has changed. */
  changed = () => {};

  /** @type {Map<string, E>} all entries of this page */
  #entries = new Map();
  /** @type {Map<string, E | null>} pending writes; null is a deletion */
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

  /** Tests whether the database works, and writes pending entries. */
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
   * @returns {Promise<E[]>} by `order`; rejects when the database does not answer
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

  /** @param {E} entry @returns {Promise<void>} resolves when it is on disk or no longer needed */
  saveEntry(entry) {
    this.#entries.set(entry.op, entry);
    return this.#enqueue(entry.op, entry);
  }

  /** @param {string} op @returns {Promise<void>} resolves when it is deleted on disk */
  deleteEntry(op) {
    this.#entries.delete(op);
    return this.#enqueue(op, null);
  }

  /** Is this entry on disk? @param {string} op */
  isSaved(op) {
    return this.#entries.has(op) && !this.#unwritten.has(op);
  }

  /** Deletes the entries of one scope (a person in a conference). @param {string} scope */
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

  /** Writes all entries that are neither on disk nor in flight. Never rejects. */
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
      // When the quota is exceeded, entries are written one by one: a large picture must not block a short note.
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

  /** The browser emptied the database while the page was open: all entries are written again. */
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
 * Storage in memory, for a device without IndexedDB. The screen says that nothing is kept.
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

/** A timeout that does not keep a Node process alive. @param {() => void} act @param {number} ms */
function unreffedTimeout(act, ms) {
  const timer = setTimeout(act, ms);
  /** @type {any} */ (timer).unref?.();
  return timer;
}
