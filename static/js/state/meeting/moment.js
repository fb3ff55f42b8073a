// Change detection for rendering: tells whether anything that cards or the tray depend on has changed.
/** @import { AnyRecord } from "../../types.d.ts" */
/** @import { Store } from "../core/store.js" */

/** Compares lists of values by identity; records are immutable, so an identical record is unchanged. */
export class LastValues {
  /** @type {readonly unknown[] | undefined} */
  #values;

  /** Are these values identical to the last ones? @param {readonly unknown[]} now */
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
 * Everything besides the card itself that its rendering depends on: the viewer, the meeting, names, the connection.
 * While none of it changes, an unchanged card is not rendered again.
 */
export class CardInputs {
  #last = new LastValues();
  #token = {};

  /** @param {Store} store @returns {object} the same object until something changes */
  token(store) {
    const same = this.#last.same([store.meeting, store.me, store.online, ...store.people]);
    // The save status of unsaved cards changes without any record.
    const unsaved = store.index.entries.length > 0;
    if (!same || unsaved) this.#token = {};
    if (unsaved) this.#last.forget();
    return this.#token;
  }
}

/** Everything that the tray depends on: all records except cards shown on the wall, and the connection. */
export class TrayInputs {
  #last = new LastValues();

  /** Is everything identical to the last call? @param {Store} store */
  isSame(store) {
    const records = [...store.view.values()].filter((record) => !hangs(record));
    const same = this.#last.same([store.me, store.online, store.here, ...records]);
    const unsaved = store.index.entries.length > 0;
    if (unsaved) this.#last.forget();
    return same && !unsaved;
  }
}

/** A card that asks nothing of whoever leads. @param {AnyRecord} record */
function hangs(record) {
  if (record.type !== "card") return false;
  const { state, group_waits } = /** @type {import("../../types.d.ts").Card} */ (record);
  return state === "shown" && !group_waits;
}
