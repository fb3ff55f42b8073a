/** @import { AnyRecord, Args, Workbook, ProfileAnswer, Questionnaire, Question } from "../../types.d.ts" */
/** @import { Store } from "../core/store.js" */
import { choosesSnacks } from "../preparation/snacks.js";

/** What nobody has answered yet. */
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
 * One place in the book.
 * @typedef {{ id: string, kind: "notice" | "example" | "question" | "end" | Arranging, question?: Question }} Page
 */

/**
 * Pages that arrange the meeting, each with the heading of the questions that it follows; "" stands before the end, as
 * does one whose heading the sheet does not have. An open question about snacks is answered by `snacks` itself.
 * `workbook/pages.js` makes them.
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

/** The book from its first page to the last. @param {Questionnaire} sheet @returns {Page[]} */
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
 * No question's id has a `_`.
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
 * Where the book is open: where it was left; who was not told yet what a guide must pass on begins there.
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

/** Everything that was answered, by question. @param {Store} store @returns {Map<string, ProfileAnswer>} */
export function answersOf({ view }) {
  const answers = [...view.values()].filter(({ type }) => type === "answer");
  return new Map(
    answers.map((answer) => [/** @type {ProfileAnswer} */ (answer).question, /** @type {ProfileAnswer} */ (answer)]),
  );
}

/** Has the child said something, in whatever way? @param {Partial<ProfileAnswer> | undefined} answer */
export function isAnswered(answer) {
  if (!answer) return false;
  const { text, symbols = [], album = [], strokes = [], choice, none } = answer;
  return Boolean(none || text || choice || symbols.length + album.length + strokes.length > 0);
}

/** Is there something that could be shown? @param {Partial<ProfileAnswer> | undefined} answer */
export function hasContent(answer) {
  return isAnswered(answer) && !answer?.none;
}

/** The pictures of an answer, what was chosen first. @param {Partial<ProfileAnswer>} answer @returns {string[]} */
export function picturesOf({ choice, symbols = [] }) {
  return [...new Set(choice ? [choice, ...symbols] : symbols)];
}

/**
 * How commands name the answer to a question.
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
