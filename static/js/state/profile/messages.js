// Prepared messages: order, visibility, and who may undo or edit them.
/** @import { AnyRecord, Card, MessageNotice, Message, Paper, Visibility } from "../../types.d.ts" */
/** @import { Store } from "../core/store.js" */

/** Visibilities of a message before it hangs, the narrowest first. @type {readonly Visibility[]} */
export const VISIBILITIES = Object.freeze(["child", "guide", "tells", "facilitator"]);
/** Steps that a message can be prepared for; agreement and plan exist only in the meeting. */
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
 * Messages by step, within a step by the order of the papers.
 * @param {Pick<Store, "view" | "papers">} store
 * @returns {Message[]}
 */
export function messagesOf({ view, papers }) {
  const place = (/** @type {Message} */ { step, paper }) =>
    step * papers.length + papers.findIndex(({ id }) => id === paper);
  const all = [...view.values()].flatMap((record) => asMessage(record) ?? []);
  return all.sort((one, other) => place(one) - place(other) || one.id.localeCompare(other.id));
}

/** Messages whose step has begun and that do not hang yet. @param {Pick<Store, "view" | "papers">} store */
export function dueMessages(store) {
  return messagesOf(store).filter(({ due, hung }) => due && !hung);
}

/**
 * Notices of waiting messages whose content the facilitator does not see.
 * @param {Pick<Store, "view">} store
 * @returns {MessageNotice[]}
 */
export function messageNotices({ view }) {
  return /** @type {MessageNotice[]} */ ([...view.values()].filter(({ type }) => type === "envelope"));
}

/**
 * Does the card belong to this person? Cards from the workbook belong to the child alone.
 * @param {Card} card
 * @param {string | undefined} person
 */
export function belongsTo({ id, author, said_by, own_words }, person) {
  if (own_words && FROM_THE_BOOK.test(id)) return said_by === person;
  return author === person || Boolean(own_words && said_by === person);
}

/**
 * May this role undo the command? A hung message of the child is undone by the child only.
 * @param {string} cmd
 * @param {string | undefined} role
 */
export function isUndoable(cmd, role) {
  return cmd !== "messages.hang" || role === "child";
}

/** The id of the message that a card was made from, or "". @param {string} card */
export function messageOfCard(card) {
  return card.startsWith(CARD_PREFIX) ? card.slice(CARD_PREFIX.length) : "";
}

/** The message as a card, for elements that show cards. @param {Message} message @returns {Card} */
export function asCard(message) {
  const { symbols } = message;
  return { ...message, type: "card", symbol: symbols[0] ?? null, x: 0, y: 0, own_words: true, state: "shown" };
}

/**
 * All moments (step and paper) that a message can be prepared for. Steps without papers of their own use the papers of
 * the wishes.
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
 * May this person set the visibility without asking the child?
 * @param {Pick<Message, "reach">} message
 * @param {Visibility} wanted
 * @param {boolean} child
 */
export function mayGive({ reach = "guide" }, wanted, child) {
  return child || VISIBILITIES.indexOf(wanted) <= VISIBILITIES.indexOf(reach);
}
