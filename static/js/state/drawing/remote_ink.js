// Lines that other people are drawing right now.
/** @import { Ink } from "../../types.d.ts" */
/** @import { Store } from "../core/store.js" */
/** @import { Point } from "./ink.js" */
import { outlineOf, decodePoints } from "./ink.js";
import { asMessage } from "../profile/messages.js";
import { asAnswer } from "../profile/profile.js";

/** A line without news disappears after this time. */
const STALE_MS = 5000;
const FADING_MS = 400;
const LOOK_MS = 1000;
/** Maximum number of lines, against floods. */
const MOST = 200;

/**
 * @typedef {{ id: string, card: string, colour: string, size: number, points: Point[], heard: number, fading: boolean
 * }} Growing
 */

/**
 * Unsaved lines of others. Each is replaced by its saved stroke or fades out.
 *
 * Event `grown` (detail: the card's id).
 */
export class RemoteInk extends EventTarget {
  /** @type {Map<string, Growing>} */
  #lines = new Map();
  #isScheduled = false;

  /** @param {Store} store @param {() => number} [now] */
  constructor(store, now = () => performance.now()) {
    super();
    this.store = store;
    this.now = now;
    store.addEventListener("change", () => this.#removeFinished());
  }

  /** @param {string} card */
  on(card) {
    return [...this.#lines.values()].filter((line) => line.card === card);
  }

  /** @param {Ink[]} pieces */
  receive(pieces) {
    const ink = pieces.filter(({ kind }) => kind === "ink");
    for (const piece of ink) this.#grow(piece);
    for (const card of new Set(ink.map(({ card }) => card))) this.#emitGrown(card);
    this.#scheduleRemoval();
  }

  /** Fades out and removes lines without news. */
  removeStale() {
    this.#isScheduled = false;
    for (const [key, line] of this.#lines) {
      const quiet = this.now() - line.heard;
      if (quiet <= STALE_MS) continue;
      line.fading = true;
      if (quiet > STALE_MS + FADING_MS) this.#lines.delete(key);
      this.#emitGrown(line.card);
    }
    this.#scheduleRemoval();
  }

  #scheduleRemoval() {
    if (this.#isScheduled || this.#lines.size === 0) return;
    this.#isScheduled = true;
    setTimeout(() => this.removeStale(), LOOK_MS);
  }

  /** @param {Ink} ink */
  #grow({ card, stroke, colour, size, at, points }) {
    const key = `${card} ${stroke}`;
    if (this.#kept(card, stroke) || (!this.#lines.has(key) && this.#lines.size >= MOST)) return;
    const line = this.#lines.get(key) ?? { id: stroke, card, colour, size, points: [], heard: 0, fading: false };
    // A lost piece is shown as a straight line until the saved stroke arrives.
    const from = Math.min(at, line.points.length);
    line.points.splice(from, line.points.length - from, ...decodePoints(points));
    line.heard = this.now();
    line.fading = false;
    this.#lines.set(key, line);
  }

  /** Removes lines whose stroke is saved, or whose card is gone. */
  #removeFinished() {
    for (const [key, { card, id }] of this.#lines) {
      if (this.#drawn(card) && !this.#kept(card, id)) continue;
      this.#lines.delete(key);
      this.#emitGrown(card);
    }
  }

  /** @param {string} card @param {string} stroke */
  #kept(card, stroke) {
    return this.#drawn(card)?.strokes?.some(({ id }) => id === stroke) ?? false;
  }

  /** The card, answer or message with this id. @param {string} id */
  #drawn(id) {
    const record = this.store.view.get(id);
    return this.store.card(id) ?? asAnswer(record) ?? asMessage(record);
  }

  /** @param {string} card */
  #emitGrown(card) {
    this.dispatchEvent(new CustomEvent("grown", { detail: card }));
  }
}

/** @param {Growing} line */
export function growingPath(line) {
  return outlineOf(line.points, line.size);
}
