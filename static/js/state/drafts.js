/** @import { Draft, DraftValue, Keeper } from "../types.d.ts" */

/** A hand that rests so long has its words written to disk. */
const REST_MS = 400;

/**
 * Half-written texts of one person, by the place where they are written ("composer", "card card-7").
 *
 * They stay on this device and are sent nowhere. A draft goes when it was hung or saved, when the person does not want
 * it any more, and when the person leaves.
 */
export class Drafts {
  /** @type {Map<string, DraftValue>} */
  #values = new Map();
  /** What the person did not want, for as long as the page is open. @type {Map<string, DraftValue>} */
  #cancelled = new Map();
  /** @type {(() => void)[]} */
  #waiting = [];
  #loaded = false;
  /** Changed and not given to the keeper yet. @type {Set<string>} */
  #changed = new Set();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #rest;
  #order = 0;

  /** @param {string} scope whose they are @param {Keeper<Draft>} keeper */
  constructor(scope, keeper) {
    this.scope = scope;
    this.keeper = keeper;
  }

  /** Take up what an earlier page left behind; what was written meanwhile is newer. */
  async load() {
    for (const { place, value, order } of await this.keeper.load(this.scope)) {
      if (!this.#values.has(place) && !this.#changed.has(place)) this.#values.set(place, value);
      this.#order = Math.max(this.#order, order);
    }
    this.#loaded = true;
    for (const act of this.#waiting.splice(0)) act();
  }

  /** A screen is built before its device was asked what it remembers. @param {() => void} act */
  whenLoaded(act) {
    if (this.#loaded) act();
    else this.#waiting.push(act);
  }

  /** The places that begin so. @param {string} prefix */
  placesOf(prefix) {
    return [...this.#values.keys()].filter((place) => place.startsWith(prefix));
  }

  /** @param {string} place @returns {DraftValue | undefined} */
  get(place) {
    return this.#values.get(place);
  }

  /** @param {string} place @param {DraftValue} value */
  save(place, value) {
    this.#values.set(place, value);
    this.#change(place);
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => this.flush(), REST_MS);
  }

  /** Hung, saved, or not wanted any more. @param {string} place */
  drop(place) {
    if (!this.#values.delete(place) && !this.#changed.has(place)) return;
    this.#change(place);
    this.flush();
  }

  /** The person does not want it: it goes from the disk at once. @param {string} place */
  cancel(place) {
    const value = this.#values.get(place);
    if (value) this.#cancelled.set(place, value);
    this.drop(place);
  }

  /** @param {string} place */
  cancelled(place) {
    return this.#cancelled.get(place);
  }

  /** Everything to disk, now: the page may be closed without another word. */
  flush() {
    clearTimeout(this.#rest);
    for (const place of this.#changed) this.#keep(place);
    this.#changed.clear();
  }

  /** The person leaves. */
  async clear() {
    clearTimeout(this.#rest);
    for (const values of [this.#values, this.#cancelled, this.#changed]) values.clear();
    await this.keeper.clear(this.scope).catch(() => undefined);
  }

  /** @param {string} place */
  #change(place) {
    this.#changed.add(place);
  }

  /** @param {string} place */
  #keep(place) {
    const op = `${this.scope}/${place}`;
    const value = this.#values.get(place);
    if (!value) return void this.keeper.drop(op);
    void this.keeper.put({ scope: this.scope, op, order: ++this.#order, place, value });
  }
}
