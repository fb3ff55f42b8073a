/** @import { AnyRecord, Args, Card, Entry, Me, Meeting, Person, Settings, Signal } from "../../types.d.ts" */
import { LIMITS } from "../../protocol.js";
import { ARRANGING_RULES } from "../preparation/arrangements.js";
import { predictMusic } from "../meeting/music.js";
import { MUSIC_WISH_RULES } from "../meeting/music_wishes.js";
import { applyStrokes } from "./replica.js";
import { DEFAULT_SETTINGS } from "../people/settings.js";
import { SNACK_RULES } from "../preparation/snacks.js";
import { MESSAGE_RULES } from "../profile/predict_messages.js";
import { PROFILE_RULES } from "../profile/predict_profile.js";

/**
 * What is shown = the replica + unanswered commands, applied by small rules.
 *
 * The rules foretell what the server will most likely do, for the few moments until it says so. They decide
 * nothing: a wrong guess disappears with the answer.
 *
 * @typedef {{ records: Map<string, AnyRecord>, me: Me }} ViewState
 */

/**
 * @param {Map<string, AnyRecord>} records
 * @param {Me | null} me
 * @param {Entry[]} entries
 * @returns {Map<string, AnyRecord>}
 */
export function shownRecords(records, me, entries) {
  if (!me || entries.length === 0) return records;
  const world = { records: new Map(records), me };
  for (const entry of entries) RULES.get(entry.cmd)?.(world, entry.args);
  return world.records;
}

/**
 * How a card of mine stands, in the words of the screens.
 * @param {Card} card @param {Entry[]} unsaved what is not saved yet of this card @param {boolean} online @param
 * {boolean} kept is all of it on this device's disk?
 * @returns {"saving" | "offline" | "unkept" | "held" | "waiting" | "hidden" | "shown"}
 */
export function saveStatus(card, unsaved, online, kept) {
  if (unsaved.length > 0 && !kept && !online) return "unkept";
  if (unsaved.some((entry) => entry.paused)) return "held";
  if (unsaved.length > 0) return online ? "saving" : "offline";
  return card.state;
}

/** @type {Partial<Card>} */
const APPROVED = { state: "shown", shown_text: undefined };

/** @typedef {(world: ViewState, args: Args) => void} Rule */
/** @type {Map<string, Rule>} */
const RULES = new Map(
  /** @type {[string, Rule][]} */ ([
    ["card.stick", stickCard],
    ["card.edit", (world, args) => changeCard(world, args, editedFields(world, args))],
    ["card.move", (world, args) => changeCard(world, args, { ...positionFields(args), z: highestZ(world) + 1 })],
    ["card.peel", (world, args) => void world.records.delete(String(args.id))],
    ["card.raise", (world, args) => changeCard(world, args, { z: highestZ(world) + 1 })],
    [
      "card.approve",
      (world, args) => changeCard(world, args, { ...(args.paper ? positionFields(args) : {}), ...APPROVED }),
    ],
    ["card.hide", (world, args) => changeCard(world, args, { state: "hidden" })],
    ["card.lock", (world, args) => changeCard(world, args, { locked: true })],
    ["card.unlock", (world, args) => changeCard(world, args, { locked: false })],
    ["card.gather", gatherCards],
    ["card.scatter", scatterCards],
    ["drawing.stroke", (world, args) => changeStrokes(world, args)],
    ["drawing.unstroke", (world, args) => changeStrokes(world, args)],
    ["meeting.step", (world, args) => changeMeeting(world, { step: Number(args.step) })],
    ["meeting.freeze", (world) => changeMeeting(world, { frozen: true })],
    ["meeting.thaw", (world) => changeMeeting(world, { frozen: false })],
    ["meeting.moderation", (world, args) => changeMeeting(world, /** @type {Partial<Meeting>} */ (args))],
    ["meeting.spotlight", (world, args) => changeMeeting(world, { spotlight: args })],
    ["person.word", (world, args) => changeMeeting(world, { word: args.id ? String(args.id) : null })],
    ["person.admit", (world, args) => changePerson(world, args, { state: "admitted", knocking: false })],
    ["person.remove", (world, args) => changePerson(world, args, { state: "removed" })],
    ["person.settings", changeSettings],
    ...["music.play", "music.pause", "music.volume"].map((cmd) => [
      cmd,
      (/** @type {ViewState} */ world, /** @type {Args} */ args) => predictMusic(world.records, cmd, args),
    ]),
    ["signal.raise", raiseSignal],
    ["signal.clear", clearSignal],
    ["signal.answer", answerSignal],
    ...PROFILE_RULES,
    ...ARRANGING_RULES,
    ...SNACK_RULES,
    ...MUSIC_WISH_RULES,
    ...MESSAGE_RULES,
  ]),
);

/** @type {Rule} */
function stickCard(world, args) {
  const { id, kind, paper, x, y, text, symbol, symbols, media, wave, colour, said_by, waiting, lang } =
    /** @type {Partial<Card> & { waiting?: boolean }} */ (args);
  if (!id || world.records.has(id)) return;
  const own = world.me.role === "child" || Boolean(said_by);
  world.records.set(
    id,
    /** @type {Card} */ ({
      id,
      type: "card",
      rev: 0,
      kind,
      paper,
      x,
      y,
      text,
      symbol: symbol ?? symbols?.[0],
      symbols: symbols ?? (symbol ? [symbol] : []),
      media,
      wave,
      colour,
      said_by,
      lang,
      z: highestZ(world) + 1,
      width: undefined,
      strokes: [],
      author: world.me.person,
      own_words: own,
      state: waiting || (!own && needsApproval(world)) ? "waiting" : "shown",
    }),
  );
}

/** @param {ViewState} world */
function needsApproval({ records, me }) {
  return meetingOf(records)?.moderation === "approve" && me.role !== "facilitator";
}

/** @param {ViewState} world @param {Args} args @returns {Partial<Card>} */
function editedFields(world, args) {
  const card = cardOf(world, args);
  const known = Object.fromEntries(["text", "colour"].filter((name) => name in args).map((name) => [name, args[name]]));
  const waits = card?.state === "shown" && !card.own_words && needsApproval(world);
  return waits ? { ...known, state: "waiting", shown_text: card.shown_text ?? card.text } : known;
}

/** A position is one value: paper, x, y and turn together. @param {Args} args @returns {Partial<Card>} */
function positionFields({ paper, x, y, turn }) {
  const spot = /** @type {Partial<Card>} */ ({
    paper,
    x: clamp(Number(x), LIMITS.paper_width),
    y: Math.max(Number(y), 0),
    group: null,
  });
  return turn === undefined ? spot : { ...spot, turn: Number(turn) };
}

/** @type {Rule} */
function changeStrokes(world, args) {
  const card = cardOf(world, args);
  if (!card) return;
  const stroke = /** @type {any} */ (args.stroke);
  const change = typeof stroke === "string" ? { drop: [stroke] } : { add: [stroke] };
  world.records.set(card.id, { ...card, strokes: applyStrokes(card.strokes ?? [], change) });
}

/** @type {Rule} */
function gatherCards(world, args) {
  for (const id of /** @type {string[]} */ (args.ids)) changeCard(world, { id }, { group: String(args.group) });
}

/** @type {Rule} */
function scatterCards(world, args) {
  for (const record of [...world.records.values()])
    if (record.type === "card" && /** @type {Card} */ (record).group === args.group)
      changeCard(world, record, { group: null });
}

/** @type {Rule} */
function raiseSignal(world, args) {
  const kind = /** @type {Signal["kind"]} */ (args.kind);
  const at = new Date().toISOString();
  world.records.set(
    `unsent-${kind}`,
    /** @type {Signal} */ ({ id: `unsent-${kind}`, type: "signal", rev: 0, kind, person: world.me.person, at }),
  );
  if (kind === "stop") changeMeeting(world, { paused_by_child: true });
}

/** @type {Rule} */
function clearSignal(world, args) {
  const signal = /** @type {Signal | undefined} */ (world.records.get(String(args.id)));
  world.records.delete(String(args.id));
  if (signal?.kind === "stop") changeMeeting(world, { paused_by_child: false });
}

/** @type {Rule} */
function answerSignal(world, args) {
  const signal = world.records.get(String(args.id));
  if (signal?.type === "signal")
    world.records.set(signal.id, /** @type {Signal} */ ({ ...signal, answered_by: world.me.person }));
}

/** @param {ViewState} world @param {{ id?: unknown }} args @param {Partial<Card>} change */
function changeCard(world, args, change) {
  const card = cardOf(world, args);
  if (card) world.records.set(card.id, { ...card, ...change });
}

/** @param {ViewState} world @param {Partial<Meeting>} change */
function changeMeeting(world, change) {
  const meeting = meetingOf(world.records);
  if (meeting) world.records.set(meeting.id, { ...meeting, ...change });
}

/** @param {ViewState} world @param {Args} args @param {Partial<Person>} change */
function changePerson(world, args, change) {
  const person = world.records.get(String(args.id));
  if (person?.type === "person") world.records.set(person.id, { ...person, ...change });
}

/** @type {Rule} */
function changeSettings(world, { id: whose, ...changes }) {
  const person = String(whose ?? world.me.person);
  const id = `settings-${person}`;
  const kept = world.records.get(id) ?? { ...DEFAULT_SETTINGS, id, type: "settings", rev: 0, person };
  world.records.set(id, /** @type {Settings} */ ({ ...kept, ...changes }));
}

/** @param {ViewState} world @param {{ id?: unknown }} args */
function cardOf(world, args) {
  const record = world.records.get(String(args.id));
  return record?.type === "card" ? /** @type {Card} */ (record) : undefined;
}

/** @param {Map<string, AnyRecord>} records */
function meetingOf(records) {
  for (const record of records.values()) if (record.type === "meeting") return /** @type {Meeting} */ (record);
  return undefined;
}

/** @param {ViewState} world */
function highestZ({ records }) {
  let top = 0;
  for (const record of records.values())
    if (record.type === "card") top = Math.max(top, /** @type {Card} */ (record).z ?? 0);
  return top;
}

/** @param {number} value @param {number} limit */
function clamp(value, limit) {
  return Math.min(Math.max(value, 0), limit);
}
