const STORE = "commands";
/** Some browsers neither open the database nor refuse (private windows, a full disk), some fall silent. */
export const OPENING_MS = 1500;
/** A connection that has not finished a transaction by then is given up. */
export const TRANSACTION_MS = 6000;

/** `search`: it writes what it finds, request by request. @typedef {"read" | "write" | "search"} Mode */

/** An IndexedDB database whose connection is opened anew when the browser has closed it. */
export class Database {
  /** @type {IDBDatabase | undefined} */
  #connection;
  /** @type {Promise<IDBDatabase> | undefined} */
  #opening;
  #opened = false;

  /**
   * @param {IDBFactory} factory @param {string} name
   * @param {{ closed: () => void, emptied: () => void }} listeners `closed`: the browser closed it; `emptied`: it had to be
   * made anew
   */
  constructor(factory, name, listeners) {
    this.factory = factory;
    this.name = name;
    this.hears = listeners;
  }

  /**
   * Begins at once when there is a connection, and a `write` is committed at once: a page that is being closed has no
   * later.
   * @param {Mode} mode @param {(store: IDBObjectStore) => IDBRequest | void} act
   * @returns {Promise<any>} settled when the transaction is complete, not when its request is
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
      this.hears.closed();
    };
    connection.onversionchange = lost;
    connection.onclose = lost;
    this.#connection = connection;
    if (made && this.#opened) this.hears.emptied();
    this.#opened = true;
    return connection;
  }
}

class DatabaseTimeout extends Error {}

/** Is there no room left on the device? @param {unknown} error */
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
 * Whichever version there is: a newer app may have been here.
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
