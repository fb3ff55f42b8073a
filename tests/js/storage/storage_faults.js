// An IndexedDB factory that simulates failures.
import { IDBFactory } from "fake-indexeddb";

/** Simulates closed connections, an exceeded quota, an emptied database, missing answers and refused access. */
export class FaultyFactory {
  real = new IDBFactory();
  /** @type {Set<"dead" | "full" | "silent" | "refused">} */
  faults = new Set();
  /** Does the quota refuse this value? @param {any} value */
  tooBig = (value) => Boolean(value);
  /** @type {any[]} */
  connections = [];

  /** @param {string} name */
  open(name) {
    if (this.faults.has("refused")) throw new DOMException("private window", "SecurityError");
    const request = this.real.open(name);
    /** @type {any} */
    const shown = { onsuccess: null, onerror: null, onupgradeneeded: null };
    request.onupgradeneeded = (event) => (shown.result = request.result) && shown.onupgradeneeded?.(event);
    request.onerror = (event) => (shown.error = request.error) && shown.onerror?.(event);
    request.onsuccess = (event) => {
      shown.result = this.#connection(request.result);
      if (!this.faults.has("silent")) shown.onsuccess?.(event);
    };
    return shown;
  }

  /** Closes every connection without a request, as Safari does after sleep. */
  kill() {
    for (const connection of this.connections) connection.close();
  }

  /** Deletes the database while the page is open. @param {string} name */
  empty(name) {
    return new Promise((resolve, reject) => {
      const request = this.real.deleteDatabase(name);
      request.onsuccess = resolve;
      request.onerror = reject;
    });
  }

  /** @param {IDBDatabase} connection */
  #connection(connection) {
    this.connections.push(connection);
    const transaction = connection.transaction.bind(connection);
    connection.transaction = /** @type {any} */ (
      (/** @type {any} */ stores, /** @type {any} */ mode) => this.#transaction(transaction(stores, mode))
    );
    return connection;
  }

  /** @param {IDBTransaction} transaction */
  #transaction(transaction) {
    if (this.faults.has("silent"))
      return { objectStore: () => ({ put: () => ({}), delete: () => ({}), count: () => ({}), getAll: () => ({}) }) };
    const objectStore = transaction.objectStore.bind(transaction);
    transaction.objectStore = (name) => {
      const store = objectStore(name);
      const put = store.put.bind(store);
      store.put = (value) => {
        if (this.faults.has("full") && this.tooBig(value)) throw new DOMException("no room", "QuotaExceededError");
        return put(value);
      };
      return store;
    };
    return transaction;
  }
}
