// Optimistic locking of decisions: `seen` is the revision of the record that was on the screen (A26).
/** @import { AnyRecord, Args, Card, Entry, Message, Person } from "../../types.d.ts" */
/** @import { Store } from "./store.js" */

/**
 * A decision carries `seen`, the revision of the record as it was rendered.
 *
 * A fingerprint of the rendered content is kept with the command. When the server answers `too_late`, the fingerprint
 * is compared with the current record: when it is equal (the card was only moved, or an own command came before), the
 * command is sent again with the newer revision; otherwise the person has to decide again.
 */

/** A second press within this time repeats the first and is ignored. */
const DOUBLE_TAP_MS = 400;
/**
 * The last decision about each rendered record, with its time.
 * @type {WeakMap<AnyRecord, { what: string, at: number }>}
 */
const decided = new WeakMap();

/**
 * @param {Store} store @param {string} cmd @param {Args} args
 * @param {AnyRecord | AnyRecord[]} shown as rendered, not as the store has them now
 * @param {{ undoGroup?: string, seen?: number }} [how] `seen`: the revision of records rendered together
 * @returns {string} the op of the command, "" for a repeated press
 */
export function decide(store, cmd, args, shown, { undoGroup, seen } = {}) {
  const records = [shown].flat();
  if (records.every((record) => isDecided(record, `${cmd} ${args.words ?? ""}`))) return "";
  const clock = seen ?? Math.max(...records.map(({ rev }) => rev));
  return store.do(
    cmd,
    { ...args, seen: clock },
    { undoGroup, shown: records.map((record) => [record.id, fingerprintOf(record)]) },
  );
}

/** @param {AnyRecord} record @param {string} what */
function isDecided(record, what) {
  const at = performance.now();
  const before = decided.get(record);
  decided.set(record, { what, at });
  return before?.what === what && at - before.at < DOUBLE_TAP_MS;
}

/**
 * Compares what the person saw with the current records. `same`: the command now has the newer revision; `current`: it
 * is late for another reason.
 * @param {Entry} entry
 * @param {Map<string, AnyRecord>} records
 * @returns {"same" | "changed" | "current"}
 */
export function refreshSeen(entry, records) {
  if (!entry.shown) return "current";
  let newest = Number(entry.args.seen);
  for (const [id, was] of entry.shown) {
    const record = records.get(id);
    if (!record || fingerprintOf(record) !== was) return "changed";
    newest = Math.max(newest, record.rev);
  }
  if (newest === entry.args.seen) return "current";
  entry.args = { ...entry.args, seen: newest };
  return "same";
}

/**
 * After a decision was accepted at `seq`, raises `seen` of a later decision about the same records.
 * @param {Entry} accepted
 * @param {Entry} later
 * @param {number} seq
 * @returns {boolean} true if it was raised
 */
export function raiseSeen(accepted, later, seq) {
  const ids = new Set(accepted.shown?.map(([id]) => id));
  const [before, seen] = [Number(accepted.args.seen), Number(later.args.seen)];
  if (!later.shown?.every(([id]) => ids.has(id)) || seen < before || seen >= seq) return false;
  later.args = { ...later.args, seen: seq };
  return true;
}

/** The parts of a record that a decision depends on, as a string. @param {AnyRecord} record */
function fingerprintOf(record) {
  const sees = { card: cardFingerprint, message: messageFingerprint, person: personFingerprint }[String(record.type)];
  return JSON.stringify(sees ? sees(/** @type {any} */ (record)) : { ...record, rev: 0 });
}

/** @param {Card} card */
function cardFingerprint({ kind, paper, state, author, said_by, shown_text, heading, album = [], ...content }) {
  return [kind, paper, state, author, said_by || "", shown_text || "", heading || "", album, ...contentOf(content)];
}

/** @param {Message} message */
function messageFingerprint({ kind, step, paper, hung, ...content }) {
  return [kind, step, paper, hung, ...contentOf(content)];
}

/** @param {Person} person */
function personFingerprint({ name, role, state, knocking }) {
  return [name, role, state, Boolean(knocking)];
}

/** Strokes never change, so their ids represent them. @param {Partial<Card | Message>} content */
function contentOf({ text, colour, symbols = [], media, strokes = [] }) {
  return [text || "", colour || "", symbols, media || "", strokes.map(({ id }) => id)];
}
