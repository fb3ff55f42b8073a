// What the child arranges before the meeting (guests, seats, taking part): queries, inverse commands, predictions.
/** @import { AnyRecord, Args, Arrangement, Guest, Guests, GuestWish } from "../../types.d.ts" */
/** @import { Part, Person, Seats, Souvenir } from "../../types.d.ts" */
/** @import { Rule, ViewState } from "../core/view.js" */
/** @import { Store } from "../core/store.js" */

import { byName } from "../../lib/i18n/collation.js";
import { inverseOfSeating, seatPerson } from "./seating.js";

/** @typedef {Map<string, AnyRecord>} Records */

const NOTHING_YET = { rev: 0, known: false, told: false, attempt: null };
/** @type {Part} */
const NO_PART = { ...NOTHING_YET, id: "arranged-part", type: "part", way: "", speaker: null, home: [] };

/** @type {Guests} */
const NO_GUESTS = { ...NOTHING_YET, id: "arranged-guests", type: "guests", guests: [] };

/** The guest list. @param {Store["view"]} view @returns {Guests} */
export function guestsOf(view) {
  return kept(view, NO_GUESTS);
}

/** @type {Seats} */
const NO_SEATS = { ...NOTHING_YET, id: "arranged-seats", type: "seats", seats: [] };

/** The seating plan. @param {Store["view"]} view @returns {Seats} */
export function seatsOf(view) {
  return kept(view, NO_SEATS);
}

/** How the child takes part. @param {Store["view"]} view @returns {Part} */
export function partOf(view) {
  return kept(view, NO_PART);
}

/** May this person speak for the child? @param {Person} person */
export function maySpeak({ role, roles = [role] }) {
  return !roles.includes("facilitator") && !roles.includes("display");
}

/** Roles in order of closeness to the child. */
const NEAREST = ["child", "guide", "support", "family"];

/** @param {Person} one @param {Person} other */
export function nearestFirst(one, other) {
  const place = (/** @type {Person} */ { role }) => (NEAREST.indexOf(role) + NEAREST.length + 1) % (NEAREST.length + 1);
  return place(one) - place(other) || byName(one, other);
}

/** The first shown guest whose answer the child has not read. @param {Store} store */
export function unheardAnswer({ view, people }) {
  const { guests } = guestsOf(view);
  const shown = new Set(everybody(people, guests).map(({ id }) => id));
  return guests.find(({ id, unheard }) => unheard && shown.has(id));
}

/**
 * Invited people, closest first, then people whom the child named.
 * @param {readonly Person[]} people
 * @param {Guest[]} guests
 * @returns {Person[]}
 */
export function everybody(people, guests) {
  const invited = people.filter(({ role }) => role !== "display").sort(nearestFirst);
  const namingArgs = guests
    .filter(({ name }) => name)
    .map(({ id, name, symbol }) => ({ ...SOMEBODY, id, name, avatar: symbol }));
  return [...invited, ...namingArgs];
}
/** @type {Pick<Person, "type" | "rev" | "colour" | "role">} */
const SOMEBODY = { type: "person", rev: 0, colour: "sun", role: "family" };

/**
 * Toggles a souvenir; `nothing` excludes all others.
 * @param {Part} part
 * @param {Souvenir} one
 * @returns {Souvenir[]}
 */
export function toggleSouvenir({ home }, one) {
  if (home.includes(one)) return home.filter((other) => other !== one);
  return one === "nothing" ? [one] : [...home.filter((other) => other !== "nothing"), one];
}

/**
 * The inverse of an arranging command; releasing information has no inverse.
 * @param {{ cmd: string, args: Args }} act
 * @param {Records} before
 */
export function inverseOfArrangement({ cmd, args }, before) {
  if (cmd.endsWith(".known")) return args.known ? { cmd, args: { known: false } } : null;
  const guest = guestsOf(before).guests.find(({ id }) => id === args.id);
  if (cmd === "guests.wish") return { cmd, args: { id: args.id, wish: guest?.wish ?? "" } };
  if (cmd === "guests.name") return { cmd: "guests.drop", args: { id: args.id } };
  if (cmd === "guests.drop") return guest ? { cmd: "guests.name", args: named(guest) } : null;
  if (cmd === "seats.sit")
    return { cmd, args: inverseOfSeating(seatsOf(before).seats, Number(args.chair), String(args.person)) };
  if (cmd === "part.choose") return { cmd, args: previousValues(args, partOf(before)) };
  return null;
}

/** Reducers that predict the result of arranging commands until the server answers. @type {[string, Rule][]} */
export const ARRANGING_RULES = [
  [
    "guests.wish",
    (view, { id, wish }) =>
      changeGuests(view, (guests) => withWish(guests, String(id), /** @type {GuestWish} */ (wish))),
  ],
  [
    "guests.name",
    (view, args) =>
      changeGuests(view, (guests) => [
        ...guests,
        /** @type {Guest} */ ({ ...nobody(String(args.id)), wish: "come", ...args }),
      ]),
  ],
  ["guests.drop", (view, args) => changeGuests(view, (guests) => guests.filter(({ id }) => id !== args.id))],
  [
    "guests.heard",
    ({ records }, { id }) =>
      changeRecord(records, guestsOf(records), {
        guests: guestsOf(records).guests.map((guest) => (guest.id === id ? { ...guest, unheard: false } : guest)),
      }),
  ],
  ["guests.known", ({ records }, { known }) => changeRecord(records, guestsOf(records), { known, attempt: null })],
  [
    "seats.sit",
    ({ records, me }, { chair, person }) => {
      const before = seatsOf(records);
      changeRecord(records, before, {
        seats: seatPerson(before.seats, Number(chair), String(person)),
        ...letKnown(me, before),
      });
    },
  ],
  ["seats.known", ({ records }, { known }) => changeRecord(records, seatsOf(records), { known, attempt: null })],
  [
    "part.choose",
    ({ records, me }, args) => changeRecord(records, partOf(records), { ...args, ...letKnown(me, partOf(records)) }),
  ],
  ["part.known", ({ records }, { known }) => changeRecord(records, partOf(records), { known, attempt: null })],
];

/** @param {ViewState} view @param {(guests: Guest[]) => Guest[]} change */
function changeGuests({ records, me }, change) {
  const before = guestsOf(records);
  changeRecord(records, before, { guests: change(before.guests), ...letKnown(me, before) });
}

/**
 * A changed wish deletes the organizer's answer to the former wish.
 * @param {Guest[]} guests
 * @param {string} id
 * @param {GuestWish} wish
 */
function withWish(guests, id, wish) {
  const before = guests.find((guest) => guest.id === id) ?? nobody(id);
  const after =
    before.wish === wish ? before : { ...before, wish, answer: /** @type {const} */ (""), reason: "", unheard: false };
  return guests.includes(before) ? guests.map((guest) => (guest === before ? after : guest)) : [...guests, after];
}

/** @param {string} id @returns {Guest} */
function nobody(id) {
  return { id, wish: "", name: "", symbol: "", recordOrDefault: false, answer: "", reason: "", unheard: false };
}

/** @param {Guest} guest */
function named({ id, name, symbol, wish }) {
  return { id, name, wish, ...(symbol ? { symbol } : {}) };
}

/** A change by the guide withdraws the child's release. @param {{ role: string }} me @param {Arrangement} before */
function letKnown({ role }, { known }) {
  return { known: known && role === "child" };
}

/** @template {Arrangement} T @param {Records} records @param {T} nothing @returns {T} */
function kept(records, nothing) {
  return /** @type {T} */ (records.get(nothing.id) ?? nothing);
}

/** @param {Records} records @param {Arrangement} before @param {Args} change */
function changeRecord(records, before, change) {
  records.set(before.id, { ...before, ...change });
}

/**
 * The changed fields with their values before the command.
 * @param {Args} args
 * @param {Arrangement} before
 * @returns {Args}
 */
function previousValues(args, before) {
  const was = /** @type {Args} */ (/** @type {unknown} */ (before));
  return Object.fromEntries(Object.keys(args).map((name) => [name, was[name] ?? ""]));
}
