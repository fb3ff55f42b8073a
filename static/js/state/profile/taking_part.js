/** @import { Part, ProfileAnswer, Questionnaire, Question, Way } from "../../types.d.ts" */
import { LIMITS } from "../../protocol.js";

/** What pictures of an answer to "how will you take part?" mean, the way's own first. @type {[Way, Set<string>][]} */
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
 * This question asks how the child takes part, so that no page of the book asks it again: the first one about it; of
 * two pictures each has to mean another way.
 * @param {Question} question
 * @param {Pick<Questionnaire, "questions">} sheet
 */
export function choosesWay({ id, shape, suggest }, { questions }) {
  if (questions.find(({ heading }) => heading === "part")?.id !== id) return false;
  const [one, other] = suggest.map(wayOfPicture);
  return shape === "open" || (shape === "this_or_that" && Boolean(one && other) && one !== other);
}

/**
 * The picture of a way: the one that the question offers for it, else its own.
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
 * How the child takes part: as it chose, else as its answers say where they say one thing.
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
 * What the answer says of the way from now on; what else was said stays.
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
