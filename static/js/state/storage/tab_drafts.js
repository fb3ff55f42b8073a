// A copy of the newest drafts in sessionStorage, which is written synchronously.
/** @import { DraftValue } from "../../types.d.ts" */

/**
 * Keeps drafts until IndexedDB has them: a page that is reloaded while somebody types may not finish an asynchronous
 * write.
 */
export class TabDrafts {
  #key;

  /**
   * @param {string} scope conference and person
   * @param {Pick<Storage, "getItem" | "setItem" | "removeItem"> | undefined} storage lasts as long as the tab
   */
  constructor(scope, storage) {
    this.#key = `ipk-drafts ${scope}`;
    this.storage = storage;
  }

  /** Drafts that the previous page did not write to the database. @returns {[string, DraftValue][]} */
  load() {
    return Object.entries(this.#read());
  }

  /** @param {string} place @param {DraftValue} value */
  save(place, value) {
    this.#write({ ...this.#read(), [place]: value });
  }

  /**
   * Deletes a draft that the database has or that is no longer needed.
   * @param {string} place
   * @param {DraftValue} [value] only if the stored one is equal
   */
  drop(place, value) {
    const { [place]: kept, ...others } = this.#read();
    if (kept && (!value || kept.text === value.text)) this.#write(others);
  }

  clear() {
    this.#write({});
  }

  /** @returns {Record<string, DraftValue>} */
  #read() {
    try {
      return JSON.parse(this.storage?.getItem(this.#key) ?? "{}");
    } catch {
      return {};
    }
  }

  /** @param {Record<string, DraftValue>} values */
  #write(values) {
    try {
      if (Object.keys(values).length > 0) this.storage?.setItem(this.#key, JSON.stringify(values));
      else this.storage?.removeItem(this.#key);
    } catch {
      // The quota is exceeded or storage is forbidden; the database gets the draft soon.
    }
  }
}
