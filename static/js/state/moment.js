/** @import { Store } from "./store.js" */

/**
 * Everything besides the cards themselves by which a card is shown: who looks, the meeting, people's names, whether
 * there is a connection. As long as none of it changes, an untouched card looks the same.
 */
export class Moment {
  /** @type {readonly unknown[]} */
  #known = [];
  #token = {};

  /** @param {Store} store @returns {object} the same one until something has changed */
  of(store) {
    const now = [store.meeting, store.me, store.online, ...store.people];
    const same = now.length === this.#known.length && now.every((one, at) => one === this.#known[at]);
    // How a card with something unsaved stands may change without any record.
    if (!same || store.shelf.entries.length > 0) this.#token = {};
    this.#known = store.shelf.entries.length > 0 ? [] : now;
    return this.#token;
  }
}
