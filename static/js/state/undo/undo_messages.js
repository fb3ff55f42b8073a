// Inverse commands for prepared messages.
/** @import { AnyRecord, Args, Message, Stroke } from "../../types.d.ts" */
import { asMessage, messageOfCard, VISIBILITIES } from "../profile/messages.js";

/** @typedef {{ cmd: string, args: Args }} Act */

/**
 * The inverse of a command about a prepared message or about the card made from it.
 * @param {Act} act
 * @param {Map<string, AnyRecord>} before
 * @returns {Act | null | undefined} undefined for a command about something else
 */
export function inverseOfMessage({ cmd, args }, before) {
  const id = String(args.id);
  const carried = messageOfCard(id);
  if (cmd === "card.peel" && carried) return { cmd: "messages.hang", args: { id: carried } };
  if (!cmd.startsWith("messages.")) return undefined;
  const message = asMessage(before.get(id));
  switch (cmd) {
    case "messages.make":
    case "messages.restore":
      return { cmd: "messages.drop", args: { id } };
    case "messages.drop":
      return { cmd: "messages.restore", args: { id } };
    case "messages.hang":
      return { cmd: "messages.take_back", args: { id } };
    case "messages.take_back":
      return { cmd: "messages.hang", args: { id } };
    case "messages.stroke":
      return { cmd: "messages.unstroke", args: { id, stroke: /** @type {Stroke} */ (args.stroke).id } };
    case "messages.unstroke":
      return redrawStroke(
        id,
        message?.strokes.find((one) => one.id === args.stroke),
      );
    case "messages.give":
      return inverseOfGiving(id, args, message);
    default:
      return message ? { cmd, args: { id, ...previousValues(args, message) } } : null;
  }
}

/**
 * The inverse of a release: only a wider release can be undone, by narrowing it.
 * @param {string} id
 * @param {Args} args
 * @param {Message | undefined} message
 * @returns {Act | null}
 */
function inverseOfGiving(id, args, message) {
  const place = (/** @type {unknown} */ reach) => VISIBILITIES.findIndex((one) => one === reach);
  const wider = place(message?.reach) > place(args.reach);
  return message && !wider ? { cmd: "messages.give", args: { id, reach: message.reach } } : null;
}

/** @param {string} id @param {Stroke | undefined} stroke @returns {Act | null} */
function redrawStroke(id, stroke) {
  return stroke ? { cmd: "messages.stroke", args: { id, stroke } } : null;
}

/** The changed fields with their values before the command. @param {Args} args @param {Message} message */
function previousValues(args, message) {
  const was = /** @type {Args} */ (/** @type {unknown} */ (message));
  return Object.fromEntries(
    Object.keys(args)
      .filter((name) => name !== "id")
      .map((name) => [name, was[name]]),
  );
}
