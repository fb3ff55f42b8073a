// Counts how often a person uses each symbol.
import { localStorageIfAllowed } from "../own_storage.js";

/**
 * Usage counts in localStorage. They reveal something about a child, so they stay on this device and are deleted when
 * the person leaves. Without storage they last as long as the page.
 */
export class SymbolUsage {
  /** @type {Map<string, number>} */
  #counts;
  #name;

  /** @param {string} person @param {Storage | undefined} [storage] */
  constructor(person, storage = localStorageIfAllowed()) {
    this.storage = storage;
    this.#name = `ipk-often-${person}`;
    this.#counts = this.#read();
  }

  /** @param {string} id */
  count(id) {
    return this.#counts.get(id) ?? 0;
  }

  /** @param {string[]} ids */
  record(ids) {
    for (const id of ids) this.#counts.set(id, this.count(id) + 1);
    try {
      this.storage?.setItem(this.#name, JSON.stringify(Object.fromEntries(this.#counts)));
    } catch {
      // The quota is exceeded or storage is forbidden: counts last as long as the page.
    }
  }

  /** Ids of the most used symbols, most used first. @param {number} most @returns {string[]} */
  mostUsed(most) {
    return [...this.#counts]
      .sort(([, one], [, other]) => other - one)
      .slice(0, most)
      .map(([id]) => id);
  }

  forget() {
    this.#counts.clear();
    this.storage?.removeItem(this.#name);
  }

  /** @returns {Map<string, number>} */
  #read() {
    try {
      const kept = JSON.parse(this.storage?.getItem(this.#name) ?? "{}");
      return new Map(Object.entries(kept).filter(([, count]) => Number.isFinite(count)));
    } catch {
      return new Map();
    }
  }
}
