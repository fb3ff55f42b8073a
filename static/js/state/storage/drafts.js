// Drafts: half-written texts of one person, stored on this device.
/** @import { Args, Draft, DraftValue, CommandStorage } from "../../types.d.ts" */
import { TabDrafts } from "./tab_drafts.js";

/** The draft place for the text of a refused command. @type {Record<string, (args: Args) => string>} */
const PLACE_OF_COMMAND = {
  "card.edit": ({ id }) => `card ${id}`,
  "card.hide": ({ id }) => `words ${id}`,
  "messages.change": ({ id }) => `message ${id}`,
  "messages.make": ({ step }) => `message for ${step}`,
  "meeting.open": () => "opening",
  "profile.answer": ({ id }) => String(id).replace(/^answer-/, "answer "),
  "snacks.words": ({ allergies }) => (allergies === undefined ? "snacks" : "allergies"),
};

/** While somebody types, drafts are written at most this often. */
const WRITE_INTERVAL_MS = 400;

/**
 * Half-written texts by place ("composer", "card card-7").
 *
 * They stay on this device. A draft is deleted when its text was sent, when the person discards it, and when the person
 * leaves.
 */
export class Drafts {
  /** @type {Map<string, DraftValue>} */
  #values = new Map();
  /** Discarded drafts, which can be restored until the page is closed. @type {Map<string, DraftValue>} */
  #cancelled = new Map();
  /** @type {(() => void)[]} */
  #waiting = [];
  #loaded = false;
  /** Places whose draft changed since the last write. @type {Set<string>} */
  #changed = new Set();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #interval;
  #order = 0;

  /** @param {string} scope whose they are @param {CommandStorage<Draft>} storage @param {Storage} [tab] */
  constructor(scope, storage, tab) {
    this.scope = scope;
    this.storage = storage;
    this.tab = new TabDrafts(scope, tab);
  }

  /** Loads the drafts of an earlier page; drafts written meanwhile are newer. */
  async load() {
    for (const { place, value, order } of await this.storage.load(this.scope)) {
      if (!this.#values.has(place) && !this.#changed.has(place)) this.#values.set(place, value);
      this.#order = Math.max(this.#order, order);
    }
    for (const [place, value] of this.tab.load()) if (!this.#changed.has(place)) this.save(place, value);
    this.#loaded = true;
    for (const act of this.#waiting.splice(0)) act();
  }

  /** Calls `act` when the drafts are loaded; screens are built earlier. @param {() => void} act */
  whenLoaded(act) {
    if (this.#loaded) act();
    else this.#waiting.push(act);
  }

  /** Places with this prefix. @param {string} prefix */
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
    this.#changed.add(place);
    this.tab.save(place, value);
    if (this.#interval === undefined) this.#writeThrottled();
  }

  /** Writes the first change immediately and later ones throttled, because the page may be closed soon. */
  #writeThrottled() {
    this.flush();
    this.#interval = setTimeout(() => {
      this.#interval = undefined;
      if (this.#changed.size > 0) this.#writeThrottled();
    }, WRITE_INTERVAL_MS);
  }

  /**
   * Restores the text of a refused command as a draft, unless a newer draft exists.
   * @param {{ cmd: string, args: Args }} refused
   */
  restoreRefused({ cmd, args }) {
    const place = PLACE_OF_COMMAND[cmd]?.(args);
    const text = args.text ?? args.words ?? args.wished ?? args.allergies ?? args.without_support;
    if (!place || typeof text !== "string" || !text.trim() || this.#values.has(place)) return;
    this.save(place, typeof args.colour === "string" ? { text, colour: args.colour } : { text });
  }

  /** Deletes a draft. @param {string} place */
  drop(place) {
    if (!this.#values.delete(place) && !this.#changed.has(place)) return;
    this.#changed.add(place);
    this.tab.drop(place);
    this.flush();
  }

  /** Deletes a draft that the person discards; it can be restored from memory. @param {string} place */
  cancel(place) {
    const value = this.#values.get(place);
    if (value) this.#cancelled.set(place, value);
    this.drop(place);
  }

  /** @param {string} place */
  cancelled(place) {
    return this.#cancelled.get(place);
  }

  /** Writes all changed drafts now, because the page may be closed. */
  flush() {
    for (const place of this.#changed) this.#persist(place);
    this.#changed.clear();
  }

  /** Deletes all drafts of this person. */
  async clear() {
    clearTimeout(this.#interval);
    this.#interval = undefined;
    for (const values of [this.#values, this.#cancelled, this.#changed]) values.clear();
    this.tab.clear();
    await this.storage.clear(this.scope).catch(() => undefined);
  }

  /** @param {string} place */
  #persist(place) {
    const op = `${this.scope}/${place}`;
    const value = this.#values.get(place);
    if (!value) return void this.storage.deleteEntry(op);
    const kept = this.storage.saveEntry({ scope: this.scope, op, order: ++this.#order, place, value });
    void kept.then(() => this.tab.drop(place, value));
  }
}
