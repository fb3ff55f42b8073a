import { localStorageIfAllowed } from "../own_storage.js";

/**
 * Which symbols a person uses most. It says something about a child, so it stays on this device, and goes when the
 * person goes. Where a browser keeps nothing, it lasts as long as the page.
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
      // full or forbidden: it lasts as long as the page
    }
  }

  /** The most used ones first. @param {number} most @returns {string[]} */
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
