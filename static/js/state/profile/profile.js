// The profile's workbook: its pages, answers and the arguments that commands need.
/** @import { AnyRecord, Args, Workbook, ProfileAnswer, Questionnaire, Question } from "../../types.d.ts" */
/** @import { Store } from "../core/store.js" */
import { choosesSnacks } from "../preparation/snacks.js";

/** The fields of an empty answer. */
export const EMPTY_ANSWER = Object.freeze({
  text: "",
  symbols: Object.freeze([]),
  album: Object.freeze([]),
  strokes: Object.freeze([]),
  choice: "",
  none: false,
  colour: "sun",
  said_by: null,
  consent: "me",
});

/**
 * One page of the workbook.
 * @typedef {{ id: string, kind: "notice" | "example" | "question" | "end" | Arranging, question?: Question }} Page
 */

/**
 * Pages for arranging the meeting, each after the questions with this heading; "" and missing headings put it before
 * the end. A questionnaire with an open question about snacks has no page `snacks`. `workbook/pages.js` builds them.
 */
export const ARRANGING = /** @type {const} */ ([
  { kind: "seats", heading: "place" },
  { kind: "guests", heading: "part" },
  { kind: "part", heading: "part" },
  { kind: "home", heading: "part" },
  { kind: "music", heading: "music" },
  { kind: "snacks", heading: "snacks" },
  { kind: "treats", heading: "snacks" },
  { kind: "never", heading: "snacks" },
  { kind: "allergies", heading: "snacks" },
  { kind: "messages", heading: "" },
]);
/** @typedef {typeof ARRANGING[number]["kind"]} Arranging */

/** All pages of the workbook in order. @param {Questionnaire} sheet @returns {Page[]} */
export function pagesOf(sheet) {
  const last = new Map(sheet.questions.map(({ heading, id }) => [heading, id]));
  const asked = sheet.questions.flatMap((question) => {
    /** @type {Page[]} */
    const taught = question.example ? [{ id: `${question.id}_example`, kind: "example", question }] : [];
    const after =
      last.get(question.heading) === question.id ? arranging(sheet, (heading) => heading === question.heading) : [];
    return [...taught, /** @type {Page} */ ({ id: question.id, kind: "question", question }), ...after];
  });
  return [
    { id: "notice", kind: "notice" },
    ...asked,
    ...arranging(sheet, (heading) => !last.has(heading)),
    { id: "end", kind: "end" },
  ];
}

/**
 * Arranging pages at this heading. Their ids contain `_`, which question ids never do.
 * @param {Questionnaire} sheet
 * @param {(heading: string) => boolean} here
 * @returns {Page[]}
 */
function arranging(sheet, here) {
  const asks = sheet.questions.some(choosesSnacks);
  return ARRANGING.filter(({ heading, kind }) => here(heading) && !(asks && kind === "snacks")).map(({ kind }) => ({
    id: `arrange_${kind}`,
    kind,
  }));
}

/**
 * The index of the open page. Somebody who has not read the notice starts with it.
 * @param {Page[]} pages
 * @param {Workbook} book
 */
export function pageNow(pages, { page, noticed }) {
  const here = pages.findIndex(({ id }) => id === page);
  return here >= 0 ? here : noticed ? Math.min(1, pages.length - 1) : 0;
}

/** @param {Store} store @returns {Workbook | undefined} */
export function bookOf({ view }) {
  const book = view.get("book");
  return book?.type === "book" ? /** @type {Workbook} */ (book) : undefined;
}

/** Answers by question id. @param {Store} store @returns {Map<string, ProfileAnswer>} */
export function answersOf({ view }) {
  const answers = [...view.values()].filter(({ type }) => type === "answer");
  return new Map(
    answers.map((answer) => [/** @type {ProfileAnswer} */ (answer).question, /** @type {ProfileAnswer} */ (answer)]),
  );
}

/**
 * Does the answer contain anything, including "I have no answer"?
 * @param {Partial<ProfileAnswer> | undefined} answer
 */
export function isAnswered(answer) {
  if (!answer) return false;
  const { text, symbols = [], album = [], strokes = [], choice, none } = answer;
  return Boolean(none || text || choice || symbols.length + album.length + strokes.length > 0);
}

/** Does the answer contain something that can be shown? @param {Partial<ProfileAnswer> | undefined} answer */
export function hasContent(answer) {
  return isAnswered(answer) && !answer?.none;
}

/** Symbol ids of an answer, the chosen one first. @param {Partial<ProfileAnswer>} answer @returns {string[]} */
export function picturesOf({ choice, symbols = [] }) {
  return [...new Set(choice ? [choice, ...symbols] : symbols)];
}

/**
 * Arguments that identify the answer to a question.
 * @param {Questionnaire} sheet
 * @param {Question} question
 * @param {ProfileAnswer | undefined} answer
 * @returns {{ id: string, about: Args }}
 */
export function answerArgs(sheet, question, answer) {
  const { id, ask, heading, paper } = question;
  return { id: answer?.id ?? `answer-${id}`, about: { question: id, asked: ask, sheet: sheet.id, heading, paper } };
}

/** @param {AnyRecord | undefined} record @returns {ProfileAnswer | undefined} */
export function asAnswer(record) {
  return record?.type === "answer" ? /** @type {ProfileAnswer} */ (record) : undefined;
}
