/** @import { AnyRecord, Args, Card, Entry, Message, Person } from "../../types.d.ts" */
/** @import { Store } from "./store.js" */

/**
 * A decision is about what was on the screen (A26): it carries `seen`, the clock of the record as it was rendered.
 *
 * What was seen is remembered with the command, too. When the server answers that the record is newer, it is looked at
 * again: where all that one decides by is as it was (a card was moved, or one's own command came before), the same
 * decision is sent with the newer clock; where it differs, the person looks again.
 */

/** Who presses twice before the screen can show it has decided once. */
const DOUBLE_TAP_MS = 400;
/**
 * What was decided about a record as it was rendered, and when.
 * @type {WeakMap<AnyRecord, { what: string, at: number }>}
 */
const decided = new WeakMap();

/**
 * @param {Store} store @param {string} cmd @param {Args} args
 * @param {AnyRecord | AnyRecord[]} shown what the element had rendered, not what the store knows by now
 * @param {{ deed?: string, seen?: number }} [how] `seen`: the clock of several records that were rendered together
 * @returns {string} the op of the command, "" where this has been decided just now
 */
export function decide(store, cmd, args, shown, { deed, seen } = {}) {
  const records = [shown].flat();
  if (records.every((record) => isDecided(record, `${cmd} ${args.words ?? ""}`))) return "";
  const clock = seen ?? Math.max(...records.map(({ rev }) => rev));
  return store.do(
    cmd,
    { ...args, seen: clock },
    { deed, shown: records.map((record) => [record.id, fingerprintOf(record)]) },
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
 * The server knows something newer. `same`: the command now carries the newer clock; `current`: it is late for another
 * reason.
 * @param {Entry} entry @param {Map<string, AnyRecord>} records @returns {"same" | "changed" | "current"}
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
 * A decision was accepted at `seq`: nothing newer was there. What was decided on top of it is about that, too.
 * @param {Entry} accepted @param {Entry} later @param {number} seq @returns {boolean} was its clock raised?
 */
export function raiseSeen(accepted, later, seq) {
  const ids = new Set(accepted.shown?.map(([id]) => id));
  const [before, seen] = [Number(accepted.args.seen), Number(later.args.seen)];
  if (!later.shown?.every(([id]) => ids.has(id)) || seen < before || seen >= seq) return false;
  later.args = { ...later.args, seen: seq };
  return true;
}

/** Everything of a record that somebody decides by. @param {AnyRecord} record */
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

/**
 * A stroke keeps its id for good, so that the ids say which lines are there.
 * @param {Partial<Card | Message>} content
 */
function contentOf({ text, colour, symbols = [], media, strokes = [] }) {
  return [text || "", colour || "", symbols, media || "", strokes.map(({ id }) => id)];
}
