// The undo and redo stacks, and the inverse of each command.
/** @import { AnyRecord, Args, Card, Meeting, Stroke } from "../../types.d.ts" */
import { newGesture, renamed } from "../drawing/drawing_names.js";
import { inverseOfArrangement } from "../preparation/arrangements.js";
import { inverseOfMusicWish } from "../meeting/music_wishes.js";
import { inverseOfSnackWish } from "../preparation/snacks.js";
import { inverseOfMessage } from "./undo_messages.js";
import { inverseOfProfile } from "./undo_profile.js";

/** @typedef {{ cmd: string, args: Args }} Act */
/** @typedef {{ op: string, back: Act }} Step */
/**
 * Commands that are undone together: one command, or all of one gesture.
 * @typedef {{ undoGroup: string, cmd: string, thing: string, steps: Step[] }} UndoGroup
 */
/** @typedef {Map<string, AnyRecord>} Records */

/** The server stores what these commands changed and restores it exactly. */
const SERVER_UNDOABLE = new Set([
  "card.approve",
  "card.hide",
  "card.lock",
  "card.unlock",
  "card.gather",
  "card.scatter",
  "paper.tidy",
  "wall.restore",
]);
const ARRANGES = /^(guests|part|seats)\./;
const OPPOSITES = new Map([
  ["card.peel", "card.restore"],
  ["card.stick", "card.peel"],
]);

/**
 * The inverse of a command, computed from the records before it.
 * @param {Act} act
 * @param {Records} before
 * @param {string} [op] of the command
 * @returns {Act | null} null if there is no inverse
 */
export function inverse({ cmd, args }, before, op = "") {
  if (SERVER_UNDOABLE.has(cmd)) return op ? { cmd: "wall.take_back", args: { op } } : null;
  const message = inverseOfMessage({ cmd, args }, before);
  if (message !== undefined) return message;
  const id = String(args.id);
  const card = /** @type {Card | undefined} */ (before.get(id));
  const simple = OPPOSITES.get(cmd);
  if (simple) return { cmd: simple, args: { id } };
  if (cmd === "card.move" && card) return { cmd, args: { id, paper: card.paper, x: card.x, y: card.y } };
  if (cmd === "card.edit" && card) return { cmd, args: previousValues(args, card) };
  if (cmd === "drawing.stroke") return { cmd: "drawing.unstroke", args: { id, stroke: strokeOf(args) } };
  if (cmd === "drawing.unstroke" && card)
    return redrawStroke(
      id,
      card.strokes?.find((one) => one.id === args.stroke),
    );
  if (cmd === "meeting.freeze") return { cmd: "meeting.thaw", args: {} };
  if (cmd === "meeting.thaw") return { cmd: "meeting.freeze", args: {} };
  if (cmd.startsWith("profile.")) return inverseOfProfile({ cmd, args }, before);
  if (cmd.startsWith("snacks.")) return inverseOfSnackWish({ cmd, args }, before);
  if (/^(music|song)\./.test(cmd)) return inverseOfMusicWish({ cmd, args }, before);
  if (ARRANGES.test(cmd)) return inverseOfArrangement({ cmd, args }, before);
  const meeting = /** @type {Meeting | undefined} */ ([...before.values()].find(({ type }) => type === "meeting"));
  return meeting ? inverseOfMeeting(cmd, meeting) : null;
}

/**
 * The inverse of commands that lead the meeting.
 * @param {string} cmd
 * @param {Meeting} meeting
 * @returns {Act | null}
 */
function inverseOfMeeting(cmd, { step, half, moderation, spotlight, word }) {
  if (cmd === "meeting.step" && step > 0) return { cmd, args: step === 5 ? { step, half: half ?? 1 } : { step } };
  if (cmd === "meeting.moderation") return { cmd, args: { moderation } };
  if (cmd === "meeting.spotlight")
    return { cmd, args: { ...(spotlight?.card ? { card: spotlight.card } : spotlight) } };
  if (cmd === "person.word") return { cmd, args: word ? { id: word } : {} };
  return null;
}

/** The fields of an edit with their values before it. @param {Args} args @param {Card} card */
function previousValues(args, card) {
  /** @type {Args} */
  const back = { id: card.id };
  if ("text" in args) back.text = card.text ?? "";
  if ("colour" in args && card.colour) back.colour = card.colour;
  return back;
}

/** @param {string} id @param {Stroke | undefined} stroke @returns {Act | null} */
function redrawStroke(id, stroke) {
  return stroke ? { cmd: "drawing.stroke", args: { id, stroke } } : null;
}

/** The id of the stroke in the arguments, whether given as an id or an object. @param {Args} args */
function strokeOf({ stroke }) {
  return typeof stroke === "string" ? stroke : /** @type {Stroke | undefined} */ (stroke)?.id;
}

/** @param {Act[]} acts @param {string} thing @param {Records} before */
function emptiesDrawing(acts, thing, before) {
  const { strokes = [], text } = /** @type {Partial<Card>} */ (before.get(thing) ?? {});
  const lines = acts.filter(({ cmd, args }) => cmd === "drawing.unstroke" && args.id === thing);
  return lines.length > 0 && lines.length === strokes.length && !text;
}

/** The commands that this person can undo, the newest last. The part without text survives a reload. */
export class UndoStack {
  /** @type {UndoGroup[]} */
  #done;
  /** Undone groups that can be redone. @type {UndoGroup[]} */
  #undone = [];

  /** @param {Pick<import("./kept_undo_stack.js").KeptUndoStack, "load" | "save">} [kept] */
  constructor(kept) {
    this.kept = kept;
    this.#done = kept?.load() ?? [];
  }

  get empty() {
    return this.#done.length === 0;
  }

  /** The group that undo would take next. */
  get last() {
    return this.#done.at(-1);
  }

  /** The group that redo would take next. */
  get next() {
    return this.#undone.at(-1);
  }

  /**
   * @param {string} op
   * @param {Act} act
   * @param {Records} before
   * @param {string} [undoGroup] commands with the same `undoGroup` form one group
   */
  record(op, act, before, undoGroup = op) {
    const back = inverse(act, before, op);
    if (!back) return;
    this.#undone = [];
    const last = this.last;
    if (last?.undoGroup === undoGroup) last.steps.push({ op, back });
    else
      this.#done.push({
        undoGroup,
        cmd: act.cmd,
        thing: String(act.args.id ?? act.args.answer),
        steps: [{ op, back }],
      });
    this.#save();
  }

  /** Removes a refused command from the stacks. @param {string} op */
  forget(op) {
    this.#filterSteps((step) => step.op !== op);
  }

  /** Removes all commands about this record from the stacks. @param {string} thing */
  forgetRecord(thing) {
    this.#filterSteps(({ back }) => back.args.id !== thing);
  }

  /**
   * Takes the newest group and returns the inverse commands in the order of execution. A drawing that loses its last
   * stroke is removed as well, except the open one (`sheet`).
   * @param {Records} before
   * @param {string} [sheet]
   */
  pop(before, sheet = "") {
    const acts = this.#moveGroup(this.#done, this.#undone, before);
    const { last } = this;
    const peels = last?.cmd === "card.stick" && last.thing !== sheet && emptiesDrawing(acts, last.thing, before);
    return peels ? [...acts, ...this.#moveGroup(this.#done, this.#undone, before)] : acts;
  }

  /** Takes the newest undone group and returns its commands. @param {Records} before */
  redo(before) {
    return this.#moveGroup(this.#undone, this.#done, before);
  }

  clear() {
    this.#done = [];
    this.#undone = [];
    this.#save();
  }

  #save() {
    this.kept?.save(this.#done);
  }

  /** @param {UndoGroup[]} from @param {UndoGroup[]} to @param {Records} before */
  #moveGroup(from, to, before) {
    const undoGroup = from.pop();
    if (!undoGroup) return [];
    const gesture = newGesture();
    const acts = undoGroup.steps.map(({ back }) => this.#withNewStrokeId(back, gesture)).reverse();
    const steps = acts.flatMap((act) => {
      const back = inverse(act, before);
      return back ? [{ op: "", back }] : [];
    });
    if (steps.length > 0) to.push({ ...undoGroup, steps });
    this.#save();
    return acts;
  }

  /**
   * Ids of deleted strokes stay reserved, so a stroke that is drawn again gets a new id, here and in both stacks.
   * @param {Act} act
   * @param {string} gesture
   */
  #withNewStrokeId(act, gesture) {
    if (!act.cmd.endsWith(".stroke")) return act;
    const stroke = /** @type {Stroke} */ (act.args.stroke);
    const id = renamed(stroke.id, gesture);
    for (const { back } of [...this.#done, ...this.#undone].flatMap(({ steps }) => steps))
      if (back.args.id === act.args.id && back.args.stroke === stroke.id) back.args = { ...back.args, stroke: id };
    return { cmd: act.cmd, args: { ...act.args, stroke: { ...stroke, id } } };
  }

  /** @param {(step: Step) => boolean} wanted */
  #filterSteps(wanted) {
    const kept = (/** @type {UndoGroup[]} */ groups) =>
      groups
        .map((undoGroup) => ({ ...undoGroup, steps: undoGroup.steps.filter(wanted) }))
        .filter(({ steps }) => steps.length > 0);
    this.#done = kept(this.#done);
    this.#undone = kept(this.#undone);
    this.#save();
  }
}
