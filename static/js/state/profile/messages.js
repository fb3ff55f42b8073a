/** @import { AnyRecord, Card, MessageNotice, Message, Paper, Visibility } from "../../types.d.ts" */
/** @import { Store } from "../core/store.js" */

/** Who has a message in hand until it hangs, the narrowest first. @type {readonly Visibility[]} */
export const VISIBILITIES = Object.freeze(["child", "guide", "tells", "facilitator"]);
/** The steps that a child may prepare for: agreeing and planning begin only in the meeting. */
const STEPS = [1, 2, 3, 4, 5, 9];
const PLAN_STEP = 6;
const WISHES_STEP = 3;
const CARD_PREFIX = "message-";
const FROM_THE_BOOK = /^(message|profile)-/;

/** When and where a message hangs. @typedef {{ id: string, step: number, paper: string, title: string }} Moment */

/** @param {AnyRecord | undefined} record @returns {Message | undefined} */
export function asMessage(record) {
  return record?.type === "message" ? /** @type {Message} */ (record) : undefined;
}

/**
 * In the order of the meeting; within a step as the papers hang.
 * @param {Pick<Store, "view" | "papers">} store
 * @returns {Message[]}
 */
export function messagesOf({ view, papers }) {
  const place = (/** @type {Message} */ { step, paper }) =>
    step * papers.length + papers.findIndex(({ id }) => id === paper);
  const all = [...view.values()].flatMap((record) => asMessage(record) ?? []);
  return all.sort((one, other) => place(one) - place(other) || one.id.localeCompare(other.id));
}

/** Whose step has come and that do not hang yet. @param {Pick<Store, "view" | "papers">} store */
export function dueMessages(store) {
  return messagesOf(store).filter(({ due, hung }) => due && !hung);
}

/**
 * What the facilitator knows to wait without seeing it.
 * @param {Pick<Store, "view">} store
 * @returns {MessageNotice[]}
 */
export function messageNotices({ view }) {
  return /** @type {MessageNotice[]} */ ([...view.values()].filter(({ type }) => type === "envelope"));
}

/**
 * Its author's, or the child's whose words it carries; what hangs from the book is the child's alone.
 * @param {Card} card
 * @param {string | undefined} person
 */
export function belongsTo({ id, author, said_by, own_words }, person) {
  if (own_words && FROM_THE_BOOK.test(id)) return said_by === person;
  return author === person || Boolean(own_words && said_by === person);
}

/**
 * What hangs of the child's messages is the child's to take back, whoever hung it.
 * @param {string} cmd
 * @param {string | undefined} role
 */
export function isUndoable(cmd, role) {
  return cmd !== "messages.hang" || role === "child";
}

/** The message that a card on the wall carries. @param {string} card */
export function messageOfCard(card) {
  return card.startsWith(CARD_PREFIX) ? card.slice(CARD_PREFIX.length) : "";
}

/** As it will hang: what shows cards shows it. @param {Message} message @returns {Card} */
export function asCard(message) {
  const { symbols } = message;
  return { ...message, type: "card", symbol: symbols[0] ?? null, x: 0, y: 0, own_words: true, state: "shown" };
}

/**
 * Every moment that one may prepare for, in the order of the meeting. A step without papers of its own goes to the
 * wishes.
 * @param {readonly Paper[]} papers
 * @returns {Moment[]}
 */
export function momentsOf(papers) {
  const plain = papers.filter(({ step }) => step < PLAN_STEP);
  const of = (/** @type {number} */ step) => plain.filter((paper) => paper.step === step);
  const places = STEPS.flatMap((step) => {
    const own = of(step).length > 0 ? of(step) : of(WISHES_STEP).filter((paper) => paper.step <= step);
    return own.map(({ id, title }) => ({ step, paper: id, title }));
  });
  return places.map((place, at) => ({ id: `m${at}`, ...place }));
}

/**
 * May this person of the circle give it so far without asking?
 * @param {Pick<Message, "reach">} message
 * @param {Visibility} wanted
 * @param {boolean} child
 */
export function mayGive({ reach = "guide" }, wanted, child) {
  return child || VISIBILITIES.indexOf(wanted) <= VISIBILITIES.indexOf(reach);
}
