/** @import { Keeper } from "../types.d.ts" */

const SHELF = "commands";
/** Some browsers neither open the database nor refuse (private windows, a full disk), some fall silent: then we go on without. */
const PATIENCE_MS = 1500;

/**
 * Keeps unanswered commands in IndexedDB, one record each, so that a reload, a crash or sleep loses nothing.
 * Uploads are kept alike, in a database of their own.
 * @template {{ scope: string, op: string, order: number }} E
 * @implements {Keeper<E>}
 */
class LastingKeeper {
  durable = true;

  /** @param {IDBDatabase} database */
  constructor(database) {
    this.database = database;
    database.onversionchange = () => database.close();
  }

  /** @param {string} scope @returns {Promise<E[]>} in the order in which they were given */
  async load(scope) {
    const all = /** @type {E[]} */ (await this.#run("readonly", (shelf) => shelf.getAll()));
    return all.filter((entry) => entry.scope === scope).sort((one, other) => one.order - other.order);
  }

  /** @param {E} entry */
  async put(entry) {
    await this.#run("readwrite", (shelf) => shelf.put(entry));
  }

  /** @param {string} op */
  async drop(op) {
    await this.#run("readwrite", (shelf) => shelf.delete(op));
  }

  async clear() {
    await this.#run("readwrite", (shelf) => shelf.clear());
  }

  /**
   * @param {IDBTransactionMode} mode
   * @param {(shelf: IDBObjectStore) => IDBRequest} act
   * @returns {Promise<unknown>} settled when the transaction is complete, not when the request is
   */
  #run(mode, act) {
    return patiently((resolve, reject) => {
      const transaction = this.database.transaction(SHELF, mode, { durability: "strict" });
      const request = act(transaction.objectStore(SHELF));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = transaction.onerror = () => reject(transaction.error);
    });
  }
}

/**
 * For a device that cannot keep anything. The screen says so; the work goes on.
 * @implements {Keeper<any>}
 */
export class FleetingKeeper {
  durable = false;
  /** @type {Map<string, any>} */
  #entries = new Map();

  /** @param {string} scope */
  async load(scope) {
    return [...this.#entries.values()].filter((entry) => entry.scope === scope);
  }

  /** @param {any} entry */
  async put(entry) {
    this.#entries.set(entry.op, entry);
  }

  /** @param {string} op */
  async drop(op) {
    this.#entries.delete(op);
  }

  async clear() {
    this.#entries.clear();
  }
}

/** @param {IDBFactory | undefined} factory @param {"ipk" | "ipk-uploads"} [name] @returns {Promise<Keeper<any>>} */
export async function openKeeper(factory, name = "ipk") {
  if (!factory) return new FleetingKeeper();
  try {
    return new LastingKeeper(await openDatabase(factory, name));
  } catch {
    return new FleetingKeeper();
  }
}

/** @param {IDBFactory} factory @param {string} name @returns {Promise<IDBDatabase>} */
function openDatabase(factory, name) {
  return patiently((resolve, reject) => {
    const request = factory.open(name, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(SHELF, { keyPath: "op" });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/**
 * Nobody's meeting waits for a database that says nothing.
 * @template Found
 * @param {(resolve: (found: Found) => void, reject: (reason: unknown) => void) => void} ask
 * @returns {Promise<Found>}
 */
function patiently(ask) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const silence = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error("IndexedDB does not answer")), PATIENCE_MS);
  });
  return Promise.race([new Promise(ask), /** @type {Promise<never>} */ (silence)]).finally(() => clearTimeout(timer));
}
