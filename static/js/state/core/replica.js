// The replica: this device's copy of the records that its person may see.
/** @import { AnyRecord, Card, Me, Patch, StrokesPatch, Sync } from "../../types.d.ts" */

/**
 * A copy of the records that the person may see.
 *
 * It is updated by answers to `sync` and by patches (docs/protocol.md, section 4). A patch that does not continue the
 * replica's `seq` is not applied; the result is `gap`, and the owner has to sync.
 */
export class Replica {
  /** A Map, not a plain object, because ids come from other people. @type {Map<string, AnyRecord>} */
  records = new Map();
  seq = 0;
  /** @type {Me | null} */
  me = null;
  /** The continuation token of a snapshot in pieces, "" when it is complete. */
  more = "";

  /** @type {Patch[] | null} patches that arrived while a sync was in flight */
  #buffered = null;

  /** Buffers patches while a sync is in flight, because they may be newer than its answer. */
  beginSync() {
    this.#buffered ??= [];
    return this.seq;
  }

  /** The sync failed: applies the buffered patches. */
  abandonSync() {
    return this.#applyBuffered();
  }

  /**
   * @param {Sync} answer
   * @returns {"applied" | "gap"} `gap` when a buffered patch does not continue the answer
   */
  applySync(answer) {
    this.applyPiece(answer);
    return this.#applyBuffered();
  }

  /**
   * Applies a snapshot or a piece of one. `seq` stays that of the first piece; changes between pieces are buffered or
   * requested after the last piece.
   * @param {Sync} answer
   */
  applyPiece(answer) {
    const goesOn = this.more && !answer.full;
    if (answer.full) this.records = new Map();
    this.#put(answer.records);
    this.#remove(answer.removed);
    // An unchanged person stays the same object, so that screens do not render again.
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

  /** Deletes all records. */
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
