// Inverse commands for the profile's workbook.
/** @import { AnyRecord, Args, Attached, Workbook, Stroke } from "../../types.d.ts" */
import { asAnswer, EMPTY_ANSWER } from "../profile/profile.js";

/** @typedef {{ cmd: string, args: Args }} Act */

/**
 * The inverse of a command about the workbook, computed from the records before it.
 * @param {Act} act
 * @param {Map<string, AnyRecord>} before
 * @returns {Act | null}
 */
export function inverseOfProfile({ cmd, args }, before) {
  const id = String(args.id ?? args.answer);
  const answer = asAnswer(before.get(id));
  const about = args.about ?? aboutOf(answer);
  switch (cmd) {
    case "profile.answer":
      return {
        cmd,
        args: { id, about, ...previousValues(args, /** @type {Args | undefined} */ (/** @type {unknown} */ (answer))) },
      };
    case "profile.bring":
      return answer ? { cmd, args: { id, sitting: answer.sitting } } : null;
    case "profile.confirm":
      if (args.still === "gone") return answer ? { cmd: "profile.bring", args: { id, sitting: answer.sitting } } : null;
      return args.still === "ask" ? null : { cmd, args: { id, still: "ask" } };
    case "profile.attach":
      return typeof args.media === "string" ? { cmd: "profile.detach", args: { id, media: args.media } } : null;
    case "profile.detach":
      return attachAgain(args, { id, about, answer });
    case "profile.stroke":
      return { cmd: "profile.unstroke", args: { id, stroke: /** @type {Stroke} */ (args.stroke).id } };
    case "profile.unstroke":
      return redrawStroke(
        id,
        about,
        answer?.strokes.find((one) => one.id === args.stroke),
      );
    case "profile.design":
      return { cmd, args: { design: /** @type {Workbook | undefined} */ (before.get("book"))?.design ?? "sun" } };
    case "profile.hang":
      return { cmd: "profile.peel", args: {} };
    case "profile.peel":
      return { cmd: "profile.hang", args: {} };
    case "profile.consent":
    case "profile.withdraw":
      return answer ? { cmd: "profile.consent", args: { id, consent: answer.consent } } : null;
    default:
      return null;
  }
}

/**
 * The changed fields of an answer with their values before the command.
 * @param {Args} args
 * @param {Args | undefined} answer
 */
function previousValues(args, answer) {
  const given = Object.keys(args).filter((name) => !["id", "about"].includes(name));
  const was = /** @type {Args} */ (answer ?? EMPTY_ANSWER);
  return Object.fromEntries(given.map((name) => [name, was[name] ?? ""]));
}

/** @param {Args} args @param {{ id: string, about: unknown, answer: ReturnType<typeof asAnswer> }} of @returns {Act} */
function attachAgain({ media }, { id, about, answer }) {
  const label = labelled(answer?.album.find((one) => one.id === media));
  return { cmd: "profile.attach", args: { id, about, media, ...label } };
}

/** @param {Attached | undefined} one */
function labelled(one) {
  return one?.label ? { label: one.label } : {};
}

/** @param {string} id @param {unknown} about @param {Stroke | undefined} stroke @returns {Act | null} */
function redrawStroke(id, about, stroke) {
  return stroke ? { cmd: "profile.stroke", args: { id, about, stroke } } : null;
}

/** @param {ReturnType<typeof asAnswer>} answer */
function aboutOf(answer) {
  if (!answer) return undefined;
  const { question, asked, sheet, heading, paper } = answer;
  return { question, asked, sheet, heading, paper };
}
