/** @import { AnyRecord } from "../../types.d.ts" */
/** @import { Store } from "../core/store.js" */

/** Values by identity: a record is never changed in place, so the same record says the same. */
export class LastValues {
  /** @type {readonly unknown[] | undefined} */
  #values;

  /** Are these the ones of last time? @param {readonly unknown[]} now */
  same(now) {
    const before = this.#values;
    this.#values = now;
    return before?.length === now.length && now.every((one, at) => one === before[at]);
  }

  forget() {
    this.#values = undefined;
  }
}

/**
 * Everything besides the cards themselves by which a card is shown: who looks, the meeting, people's names, whether
 * there is a connection. As long as none of it changes, an untouched card looks the same.
 */
export class CardInputs {
  #last = new LastValues();
  #token = {};

  /** @param {Store} store @returns {object} the same one until something has changed */
  token(store) {
    const same = this.#last.same([store.meeting, store.me, store.online, ...store.people]);
    // How a card with something unsaved stands may change without any record.
    const unsaved = store.index.entries.length > 0;
    if (!same || unsaved) this.#token = {};
    if (unsaved) this.#last.forget();
    return this.#token;
  }
}

/** All that is not a card hanging on the wall, and where things stand on this device. */
export class TrayInputs {
  #last = new LastValues();

  /** Is it as it was last time? @param {Store} store */
  isSame(store) {
    const records = [...store.view.values()].filter((record) => !hangs(record));
    const same = this.#last.same([store.me, store.online, store.here, ...records]);
    const unsaved = store.index.entries.length > 0;
    if (unsaved) this.#last.forget();
    return same && !unsaved;
  }
}

/** @param {AnyRecord} record */
function hangs(record) {
  return record.type === "card" && /** @type {import("../../types.d.ts").Card} */ (record).state === "shown";
}
