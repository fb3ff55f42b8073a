/** @import { AnyRecord, Card, Me, Patch, StrokesPatch, Sync } from "../../types.d.ts" */

/**
 * This device's copy of what its person may see of the conference.
 *
 * Two things feed it: the answer to `sync`, and patches (docs/protocol.md, section 4). A patch that does not
 * join on to what is here is never guessed at; the replica says `gap`, and whoever owns it asks `sync`.
 */
export class Replica {
  /** A Map, never a plain object: ids come from other people. @type {Map<string, AnyRecord>} */
  records = new Map();
  seq = 0;
  /** @type {Me | null} */
  me = null;
  /** Where a whole wall that comes in pieces goes on, "" when all of it is here. */
  more = "";

  /** @type {Patch[] | null} patches that came while a sync was under way */
  #buffered = null;

  /** A sync is on its way: hold patches back, they may be ahead of its answer. */
  beginSync() {
    this.#buffered ??= [];
    return this.seq;
  }

  /** The sync failed; what was held back is tried on its own. */
  abandonSync() {
    return this.#applyBuffered();
  }

  /**
   * @param {Sync} answer
   * @returns {"applied" | "gap"} `gap` when a patch held back still does not join on
   */
  applySync(answer) {
    this.applyPiece(answer);
    return this.#applyBuffered();
  }

  /**
   * A piece of a whole wall, or all of it. What changes between two pieces is held back, or asked for when the last one
   * has come: until then the clock stands where it stood at the first.
   * @param {Sync} answer
   */
  applyPiece(answer) {
    const goesOn = this.more && !answer.full;
    if (answer.full) this.records = new Map();
    this.#put(answer.records);
    this.#remove(answer.removed);
    // The same person stays the same object: screens look at nothing anew that did not change.
    if (JSON.stringify(this.me) !== JSON.stringify(answer.me)) this.me = answer.me;
    this.more = answer.more ?? "";
    if (!goesOn) this.seq = answer.seq;
  }

  /**
   * @param {Patch} patch
   * @returns {"applied" | "old" | "gap" | "held"}
   */
  applyPatch(patch) {
    if (this.#buffered) {
      this.#buffered.push(patch);
      return "held";
    }
    if (this.seq >= patch.seq) return "old";
    if (this.seq < patch.prev) return "gap";
    this.#put(patch.records);
    for (const part of patch.strokes ?? []) this.#draw(part);
    this.#remove(patch.removed);
    this.seq = patch.seq;
    return "applied";
  }

  /** Forget everything, as if this device had never been here. */
  clear() {
    this.records = new Map();
    this.seq = 0;
    this.me = null;
    this.more = "";
    this.#buffered = null;
  }

  /** @returns {"applied" | "gap"} */
  #applyBuffered() {
    const held = this.#buffered ?? [];
    this.#buffered = null;
    const results = held.map((patch) => this.applyPatch(patch));
    return results.includes("gap") ? "gap" : "applied";
  }

  /** @param {AnyRecord[]} records */
  #put(records) {
    for (const record of records) this.records.set(record.id, record);
  }

  /** @param {string[]} ids */
  #remove(ids) {
    for (const id of ids) this.records.delete(id);
  }

  /** @param {StrokesPatch} part */
  #draw(part) {
    const card = /** @type {Card | undefined} */ (this.records.get(part.card));
    if (!card || card.rev >= part.rev) return;
    this.records.set(card.id, { ...card, rev: part.rev, strokes: applyStrokes(card.strokes ?? [], part) });
  }
}

/**
 * @param {import("../../types.d.ts").Stroke[]} strokes
 * @param {Pick<StrokesPatch, "add" | "drop">} change
 */
export function applyStrokes(strokes, { add = [], drop = [] }) {
  const taken = new Set([...drop, ...add.map((stroke) => stroke.id)]);
  return [...strokes.filter((stroke) => !taken.has(stroke.id)), ...add];
}
