// Optimistic updates: applies unanswered commands to the records of the replica.
/** @import { AnyRecord, Args, Card, Entry, Me, Meeting, Person, Settings, Signal } from "../../types.d.ts" */
import { LIMITS } from "../../protocol.js";
import { ARRANGING_RULES } from "../preparation/arrangements.js";
import { predictMusic } from "../meeting/music.js";
import { MUSIC_WISH_RULES } from "../meeting/music_wishes.js";
import { STEP_RULES } from "../meeting/predict_steps.js";
import { applyStrokes } from "./replica.js";
import { DEFAULT_SETTINGS } from "../people/settings.js";
import { SNACK_RULES } from "../preparation/snacks.js";
import { MESSAGE_RULES } from "../profile/predict_messages.js";
import { PROFILE_RULES } from "../profile/predict_profile.js";

/**
 * The view is the replica with unanswered commands applied by reducers.
 *
 * The reducers predict the server's result until it answers. They decide nothing: a wrong prediction disappears with
 * the answer.
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
  const view = { records: new Map(records), me };
  for (const entry of entries) RULES.get(entry.cmd)?.(view, entry.args);
  return view.records;
}

/**
 * The save status of a card.
 * @param {Card} card
 * @param {Entry[]} unsaved commands about this card without an answer
 * @param {boolean} online
 * @param {boolean} kept are all of them on disk?
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

/** @typedef {(view: ViewState, args: Args) => void} Rule */
/** @type {Map<string, Rule>} */
const RULES = new Map(
  /** @type {[string, Rule][]} */ ([
    ["card.stick", stickCard],
    ["card.edit", (view, args) => changeCard(view, args, editedFields(view, args))],
    ["card.move", (view, args) => changeCard(view, args, { ...positionFields(args), z: highestZ(view) + 1 })],
    ["card.peel", (view, args) => void view.records.delete(String(args.id))],
    ["card.raise", (view, args) => changeCard(view, args, { z: highestZ(view) + 1 })],
    [
      "card.approve",
      (view, args) => changeCard(view, args, { ...(args.paper ? positionFields(args) : {}), ...APPROVED }),
    ],
    ["card.hide", (view, args) => changeCard(view, args, { state: "hidden" })],
    ["card.lock", (view, args) => changeCard(view, args, { locked: true })],
    ["card.unlock", (view, args) => changeCard(view, args, { locked: false })],
    ["card.gather", gatherCards],
    ["card.scatter", scatterCards],
    ["drawing.stroke", (view, args) => changeStrokes(view, args)],
    ["drawing.unstroke", (view, args) => changeStrokes(view, args)],
    ["meeting.step", (view, args) => changeMeeting(view, { step: Number(args.step) })],
    ["meeting.freeze", (view) => changeMeeting(view, { frozen: true })],
    ["meeting.thaw", (view) => changeMeeting(view, { frozen: false })],
    ["meeting.moderation", (view, args) => changeMeeting(view, /** @type {Partial<Meeting>} */ (args))],
    ["meeting.spotlight", (view, args) => changeMeeting(view, { spotlight: args })],
    ["person.word", (view, args) => changeMeeting(view, { word: args.id ? String(args.id) : null })],
    ["person.admit", (view, args) => changePerson(view, args, { state: "admitted", knocking: false })],
    ["person.remove", (view, args) => changePerson(view, args, { state: "removed" })],
    ["person.settings", changeSettings],
    ...["music.play", "music.pause", "music.volume"].map((cmd) => [
      cmd,
      (/** @type {ViewState} */ view, /** @type {Args} */ args) => predictMusic(view.records, cmd, args),
    ]),
    ["signal.raise", raiseSignal],
    ["signal.clear", clearSignal],
    ["signal.answer", answerSignal],
    ...STEP_RULES,
    ...PROFILE_RULES,
    ...ARRANGING_RULES,
    ...SNACK_RULES,
    ...MUSIC_WISH_RULES,
    ...MESSAGE_RULES,
  ]),
);

/** @type {Rule} */
function stickCard(view, args) {
  const { id, kind, paper, x, y, text, symbol, symbols, media, wave, colour, said_by, waiting, lang } =
    /** @type {Partial<Card> & { waiting?: boolean }} */ (args);
  if (!id || view.records.has(id)) return;
  const own = view.me.role === "child" || Boolean(said_by);
  view.records.set(
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
      z: highestZ(view) + 1,
      width: undefined,
      strokes: [],
      author: view.me.person,
      own_words: own,
      state: waiting || (!own && needsApproval(view)) ? "waiting" : "shown",
    }),
  );
}

/** @param {ViewState} view */
function needsApproval({ records, me }) {
  return meetingOf(records)?.moderation === "approve" && me.role !== "facilitator";
}

/** @param {ViewState} view @param {Args} args @returns {Partial<Card>} */
function editedFields(view, args) {
  const card = cardOf(view, args);
  const known = Object.fromEntries(["text", "colour"].filter((name) => name in args).map((name) => [name, args[name]]));
  const waits = card?.state === "shown" && !card.own_words && needsApproval(view);
  return waits ? { ...known, state: "waiting", shown_text: card.shown_text ?? card.text } : known;
}

/** The fields of a position change together: paper, x, y and turn. @param {Args} args @returns {Partial<Card>} */
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
function changeStrokes(view, args) {
  const card = cardOf(view, args);
  if (!card) return;
  const stroke = /** @type {any} */ (args.stroke);
  const change = typeof stroke === "string" ? { drop: [stroke] } : { add: [stroke] };
  view.records.set(card.id, { ...card, strokes: applyStrokes(card.strokes ?? [], change) });
}

/** @type {Rule} */
function gatherCards(view, args) {
  for (const id of /** @type {string[]} */ (args.ids)) changeCard(view, { id }, { group: String(args.group) });
}

/** @type {Rule} */
function scatterCards(view, args) {
  for (const record of [...view.records.values()])
    if (record.type === "card" && /** @type {Card} */ (record).group === args.group)
      changeCard(view, record, { group: null });
}

/** @type {Rule} */
function raiseSignal(view, args) {
  const kind = /** @type {Signal["kind"]} */ (args.kind);
  const at = new Date().toISOString();
  view.records.set(
    `unsent-${kind}`,
    /** @type {Signal} */ ({ id: `unsent-${kind}`, type: "signal", rev: 0, kind, person: view.me.person, at }),
  );
  if (kind === "stop") changeMeeting(view, { paused_by_child: true });
}

/** @type {Rule} */
function clearSignal(view, args) {
  const signal = /** @type {Signal | undefined} */ (view.records.get(String(args.id)));
  view.records.delete(String(args.id));
  if (signal?.kind === "stop") changeMeeting(view, { paused_by_child: false });
}

/** @type {Rule} */
function answerSignal(view, args) {
  const signal = view.records.get(String(args.id));
  if (signal?.type === "signal")
    view.records.set(signal.id, /** @type {Signal} */ ({ ...signal, answered_by: view.me.person }));
}

/** @param {ViewState} view @param {{ id?: unknown }} args @param {Partial<Card>} change */
function changeCard(view, args, change) {
  const card = cardOf(view, args);
  if (card) view.records.set(card.id, { ...card, ...change });
}

/** @param {ViewState} view @param {Partial<Meeting>} change */
function changeMeeting(view, change) {
  const meeting = meetingOf(view.records);
  if (meeting) view.records.set(meeting.id, { ...meeting, ...change });
}

/** @param {ViewState} view @param {Args} args @param {Partial<Person>} change */
function changePerson(view, args, change) {
  const person = view.records.get(String(args.id));
  if (person?.type === "person") view.records.set(person.id, { ...person, ...change });
}

/** @type {Rule} */
function changeSettings(view, { id: whose, ...changes }) {
  const person = String(whose ?? view.me.person);
  const id = `settings-${person}`;
  const kept = view.records.get(id) ?? { ...DEFAULT_SETTINGS, id, type: "settings", rev: 0, person };
  view.records.set(id, /** @type {Settings} */ ({ ...kept, ...changes }));
}

/** @param {ViewState} view @param {{ id?: unknown }} args */
function cardOf(view, args) {
  const record = view.records.get(String(args.id));
  return record?.type === "card" ? /** @type {Card} */ (record) : undefined;
}

/** @param {Map<string, AnyRecord>} records */
function meetingOf(records) {
  for (const record of records.values()) if (record.type === "meeting") return /** @type {Meeting} */ (record);
  return undefined;
}

/** @param {ViewState} view */
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
