// How the child takes part in the meeting, derived from its choice or from symbols in its answers.
/** @import { Part, ProfileAnswer, Questionnaire, Question, Way } from "../../types.d.ts" */
import { LIMITS } from "../../protocol.js";

/** Symbols that stand for each way of taking part; the first is its own symbol. @type {[Way, Set<string>][]} */
const PICTURES_OF_WAYS = [
  ["self", new Set(["here", "together", "talk", "listen", "look"])],
  ["guide", new Set(["guide"])],
  ["messages", new Set(["letter", "picture", "write", "photograph", "music"])],
];

/** @param {string} picture @returns {Way} the way that it means, "" for none */
export function wayOfPicture(picture) {
  return PICTURES_OF_WAYS.find(([, pictures]) => pictures.has(picture))?.[0] ?? "";
}

/**
 * Is this the question about taking part? It is the first one with that heading; a choice between two pictures must
 * offer two different ways.
 * @param {Question} question
 * @param {Pick<Questionnaire, "questions">} sheet
 */
export function choosesWay({ id, shape, suggest }, { questions }) {
  if (questions.find(({ heading }) => heading === "part")?.id !== id) return false;
  const [one, other] = suggest.map(wayOfPicture);
  return shape === "open" || (shape === "this_or_that" && Boolean(one && other) && one !== other);
}

/**
 * The symbol for a way: one that the question offers, or its own.
 * @param {Way} way
 * @param {readonly string[]} [offered]
 */
export function pictureOf(way, offered = []) {
  return (
    offered.find((picture) => wayOfPicture(picture) === way) ??
    [...(PICTURES_OF_WAYS.find(([one]) => one === way)?.[1] ?? [])][0] ??
    ""
  );
}

/**
 * The chosen way, or the one that the answers agree on, or "".
 * @param {Part} part
 * @param {Iterable<ProfileAnswer>} answers
 * @returns {Way}
 */
export function wayOf(part, answers) {
  if (part.way) return part.way;
  const pictures = [...answers]
    .filter(({ heading, none }) => heading === "part" && !none)
    .flatMap(({ choice, symbols }) => [choice, ...symbols]);
  const meant = new Set(pictures.map(wayOfPicture).filter(Boolean));
  return meant.size === 1 ? [...meant][0] : "";
}

/**
 * The changed fields of an answer after choosing a way; other content stays.
 * @param {Question} question
 * @param {Partial<ProfileAnswer>} answer
 * @param {Way} way "" for none
 */
export function answerForWay({ shape, suggest }, { choice = "", symbols = [] }, way) {
  const picture = way && pictureOf(way, suggest);
  const none = way ? { none: false } : {};
  if (shape !== "open") return { choice: picture, ...none };
  const others = symbols.filter((id) => !wayOfPicture(id));
  return {
    choice: wayOfPicture(choice) ? "" : choice,
    symbols: (picture ? [picture, ...others] : others).slice(0, LIMITS.symbols),
    ...none,
  };
}
