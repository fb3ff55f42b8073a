// An IndexedDB connection that reopens itself and gives up after a timeout.
const STORE = "commands";
/** Some browsers never answer an open request (private windows, a full disk). */
export const OPENING_MS = 1500;
/** A transaction that takes longer counts as failed, and its connection is closed. */
export const TRANSACTION_MS = 6000;

/**
 * `search` is a read-write transaction that issues requests one after another.
 * @typedef {"read" | "write" | "search"} Mode
 */

/** An IndexedDB database. It reopens its connection when the browser has closed it. */
export class Database {
  /** @type {IDBDatabase | undefined} */
  #connection;
  /** @type {Promise<IDBDatabase> | undefined} */
  #opening;
  #opened = false;

  /**
   * @param {IDBFactory} factory
   * @param {string} name
   * @param {{ closed: () => void, emptied: () => void }} listeners `closed`: the browser closed the connection;
   * `emptied`: the database had to be created again
   */
  constructor(factory, name, listeners) {
    this.factory = factory;
    this.name = name;
    this.listeners = listeners;
  }

  /**
   * Runs a transaction, synchronously when a connection is open. A `write` commits without waiting, because a page that
   * is being closed has no later turn.
   * @param {Mode} mode
   * @param {(store: IDBObjectStore) => IDBRequest | void} act
   * @returns {Promise<any>} resolves when the transaction is complete, not when its request is
   */
  async run(mode, act) {
    try {
      return await this.#attempt(mode, act);
    } catch (error) {
      if (isFull(error)) throw error;
      this.close();
      if (error instanceof DatabaseTimeout) throw error;
      return this.#attempt(mode, act);
    }
  }

  close() {
    const connection = this.#connection;
    this.#connection = undefined;
    connection?.close();
  }

  /** @param {Mode} mode @param {(store: IDBObjectStore) => IDBRequest | void} act */
  #attempt(mode, act) {
    const connection = this.#connection;
    return connection
      ? runTransaction(connection, mode, act)
      : this.#open().then((opened) => runTransaction(opened, mode, act));
  }

  #open() {
    this.#opening ??= openDatabase(this.factory, this.name)
      .then(({ connection, made }) => this.#use(connection, made))
      .finally(() => (this.#opening = undefined));
    return this.#opening;
  }

  /** @param {IDBDatabase} connection @param {boolean} made it did not exist before */
  #use(connection, made) {
    const lost = () => {
      if (this.#connection !== connection) return;
      this.close();
      this.listeners.closed();
    };
    connection.onversionchange = lost;
    connection.onclose = lost;
    this.#connection = connection;
    if (made && this.#opened) this.listeners.emptied();
    this.#opened = true;
    return connection;
  }
}

class DatabaseTimeout extends Error {}

/** Is this an exceeded storage quota? @param {unknown} error */
export function isFull(error) {
  return error instanceof Error || error instanceof DOMException ? error.name === "QuotaExceededError" : false;
}

/**
 * @param {IDBDatabase} connection
 * @param {Mode} mode
 * @param {(store: IDBObjectStore) => IDBRequest | void} act
 * @returns {Promise<any>}
 */
function runTransaction(connection, mode, act) {
  return withTimeout(TRANSACTION_MS, (resolve, reject) => {
    const transaction = connection.transaction(STORE, mode === "read" ? "readonly" : "readwrite", {
      durability: "strict",
    });
    const request = act(transaction.objectStore(STORE));
    if (mode === "write") transaction.commit?.();
    transaction.oncomplete = () => resolve(request?.result);
    transaction.onabort = () => reject(transaction.error ?? new Error("the transaction was aborted"));
  });
}

/**
 * Opens the database in whatever version exists, because a newer app may have created it.
 * @param {IDBFactory} factory
 * @param {string} name
 * @returns {Promise<{ connection: IDBDatabase, made: boolean }>}
 */
function openDatabase(factory, name) {
  return withTimeout(OPENING_MS, (resolve, reject) => {
    const request = factory.open(name);
    let made = false;
    request.onupgradeneeded = () => {
      made = true;
      request.result.createObjectStore(STORE, { keyPath: "op" });
    };
    request.onsuccess = () => resolve({ connection: request.result, made });
    request.onerror = () => reject(request.error);
  });
}

/**
 * @template Found
 * @param {number} ms @param {(resolve: (found: Found) => void, reject: (reason: unknown) => void) => void} ask
 * @returns {Promise<Found>} rejects with Silence when nothing was answered in time
 */
function withTimeout(ms, ask) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new DatabaseTimeout("IndexedDB does not answer")), ms);
    const settled = (/** @type {(value: any) => void} */ how) => (/** @type {unknown} */ value) => {
      clearTimeout(timer);
      how(value);
    };
    try {
      ask(settled(resolve), settled(reject));
    } catch (error) {
      settled(reject)(error);
    }
  });
}
