/** @import { AnyRecord, Args, Card } from "../types.d.ts" */

/** @typedef {{ cmd: string, args: Args }} Act */

const OPPOSITES = new Map([
  ["card.approve", "card.hide"],
  ["card.hide", "card.approve"],
  ["card.lock", "card.unlock"],
  ["card.unlock", "card.lock"],
  ["card.peel", "card.restore"],
  ["card.stick", "card.peel"],
]);

/**
 * The command that takes an act back, seen from what was there before it.
 * @param {Act} act @param {Map<string, AnyRecord>} before
 * @returns {Act | null} null for what cannot be taken back
 */
export function opposite({ cmd, args }, before) {
  const id = String(args.id);
  const card = /** @type {Card | undefined} */ (before.get(id));
  const simple = OPPOSITES.get(cmd);
  if (simple) return { cmd: simple, args: { id } };
  if (cmd === "card.move" && card) return { cmd, args: { id, paper: card.paper, x: card.x, y: card.y } };
  if (cmd === "card.edit" && card) return { cmd, args: former(args, card) };
  if (cmd === "meeting.freeze") return { cmd: "meeting.thaw", args: {} };
  if (cmd === "meeting.thaw") return { cmd: "meeting.freeze", args: {} };
  return null;
}

/** The fields that an edit changed, as they were. @param {Args} args @param {Card} card */
function former(args, card) {
  /** @type {Args} */
  const back = { id: card.id };
  if ("text" in args) back.text = card.text ?? "";
  if ("colour" in args && card.colour) back.colour = card.colour;
  return back;
}

/** What this person did here, newest last, so that one button takes it back. Lives as long as the page. */
export class Trail {
  /** @type {{ op: string, back: Act }[]} */
  #acts = [];

  get empty() {
    return this.#acts.length === 0;
  }

  /** @param {string} op @param {Act} act @param {Map<string, AnyRecord>} before */
  note(op, act, before) {
    const back = opposite(act, before);
    if (back) this.#acts.push({ op, back });
  }

  /** It was refused, so there is nothing to take back. @param {string} op */
  forget(op) {
    this.#acts = this.#acts.filter((act) => act.op !== op);
  }

  pop() {
    return this.#acts.pop()?.back;
  }

  clear() {
    this.#acts = [];
  }
}
