/** @import { AnyRecord, Args, Arrangement, Part, Person, ProfileAnswer, Way } from "../types.d.ts" */
/** @import { Rule } from "./view.js" */
/** @import { Store } from "./store.js" */

/** @typedef {Map<string, AnyRecord>} Records */

const NOTHING_YET = { rev: 0, known: false, told: false, attempt: null };
/** @type {Part} */
const NO_PART = { ...NOTHING_YET, id: "arranged-part", type: "part", way: "", speaker: null };

/** How the child takes part. @param {Store["view"]} view @returns {Part} */
export function partOf(view) {
  return kept(view, NO_PART);
}

/** Who has a voice of its own in the meeting, and may lend it to the child. @param {Person} person */
export function maySpeak({ role, roles = [role] }) {
  return !roles.includes("facilitator") && !roles.includes("display");
}

/** What pictures of an answer to "how will you take part?" mean, so that nobody is asked twice. @type {[Way, Set<string>][]} */
const MEANT = [
  ["self", new Set(["here", "together", "talk", "listen", "look"])],
  ["messages", new Set(["picture", "letter", "write", "photograph", "music"])],
];

/** How the child takes part: as it chose, else as its answers say where they say one thing. @param {Part} part @param {Iterable<ProfileAnswer>} answers @returns {Way} */
export function wayOf(part, answers) {
  if (part.way) return part.way;
  const pictures = [...answers].filter(({ heading, none }) => heading === "part" && !none).flatMap(({ choice, symbols }) => [choice, ...symbols]);
  const meant = MEANT.filter(([, these]) => pictures.some((id) => these.has(id)));
  return meant.length === 1 ? meant[0][0] : "";
}

/** What takes an arranging act back; letting it be known again is no taking back. @param {{ cmd: string, args: Args }} act @param {Records} before */
export function arrangingOpposite({ cmd, args }, before) {
  if (cmd.endsWith(".known")) return args.known ? { cmd, args: { known: false } } : null;
  if (cmd === "part.choose") return { cmd, args: former(args, partOf(before)) };
  return null;
}

/** What arranging commands most likely make of it, until the server says so. @type {[string, Rule][]} */
export const ARRANGING_RULES = [
  ["part.choose", ({ records, me }, args) => keep(records, partOf(records), { ...args, ...letKnown(me, partOf(records)) })],
  ["part.known", ({ records }, { known }) => keep(records, partOf(records), { known, attempt: null })],
];

/** What its guide changes is not what the child let others know. @param {{ role: string }} me @param {Arrangement} before */
function letKnown({ role }, { known }) {
  return { known: known && role === "child" };
}

/** @template {Arrangement} T @param {Records} records @param {T} nothing @returns {T} */
function kept(records, nothing) {
  return /** @type {T} */ (records.get(nothing.id) ?? nothing);
}

/** @param {Records} records @param {Arrangement} before @param {Args} change */
function keep(records, before, change) {
  records.set(before.id, { ...before, ...change });
}

/** The fields that were given, as they were before. @param {Args} args @param {Arrangement} before @returns {Args} */
function former(args, before) {
  const was = /** @type {Args} */ (/** @type {unknown} */ (before));
  return Object.fromEntries(Object.keys(args).map((name) => [name, was[name] ?? ""]));
}
