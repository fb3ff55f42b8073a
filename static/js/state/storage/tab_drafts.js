/** @import { DraftValue } from "../../types.d.ts" */

/**
 * The newest half-written words of this tab, written in the same moment: a page that is loaded anew while one types may
 * have no time left to write to its database. They go as soon as the database has them.
 */
export class TabDrafts {
  #key;

  /**
   * @param {string} scope whose they are
   * @param {Pick<Storage, "getItem" | "setItem" | "removeItem"> | undefined} storage lasts as long as the tab
   */
  constructor(scope, storage) {
    this.#key = `ipk-drafts ${scope}`;
    this.storage = storage;
  }

  /** What the page before could not write any more, by place. @returns {[string, DraftValue][]} */
  load() {
    return Object.entries(this.#read());
  }

  /** @param {string} place @param {DraftValue} value */
  save(place, value) {
    this.#write({ ...this.#read(), [place]: value });
  }

  /**
   * The database has it, or it is not wanted any more.
   * @param {string} place
   * @param {DraftValue} [value] only while it is still this one
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
      // Full or forbidden: the database has it a moment later.
    }
  }
}
