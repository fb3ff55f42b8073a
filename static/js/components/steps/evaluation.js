// Step 9: five pictures about how it was, and an offer to talk.
/** @import { AppContext } from "../../context.js" */
/** @import { EvaluationQuestion } from "../../types.d.ts" */
/** @import { Act, Voice } from "./act.js" */
import { button, el, setAttribute } from "../../lib/dom/dom.js";
import { t, typeset } from "../../lib/i18n/i18n.js";
import { icon } from "../../lib/dom/icons.js";
import { speaker } from "../base/reading_speaker.js";
import { act, pictureOf } from "./act.js";

const END = 9;

/** @param {AppContext} app @param {Voice} voice @returns {Act} */
export function evaluationAct(app, voice) {
  const { store } = app;
  const questions = app.page.evaluation ?? [];
  /** Answers given for somebody else on this device. @type {Map<string, string>} */
  const given = new Map();
  const answerTo = (/** @type {EvaluationQuestion} */ { id }) =>
    voice.saidBy().said_by
      ? given.get(`${voice.person()} ${id}`)
      : store.index.feedback.filter(({ question }) => question === id).at(-1)?.answer;
  const give = (/** @type {EvaluationQuestion} */ question, /** @type {string} */ answer) => {
    given.set(`${voice.person()} ${question.id}`, answer);
    store.do("feedback.give", { question: question.id, answer, ...voice.saidBy() });
    show();
  };
  const rows = questions.map((question) => questionRow(app, question, give));
  const done = el("p", { class: "act-done", role: "status" }, icon("check"), t("Thank you. You can still change it."));
  const block = act("evaluation", el("ol", { class: "questions", role: "list" }, ...rows), done);
  const open = () => store.meeting?.step === END && !store.meeting.closed && store.may("feedback.give");
  const missing = () => questions.filter((question) => !answerTo(question));
  const show = () => {
    block.element.hidden = !open();
    if (!open()) return;
    block.say(app.isChild ? t("How was it?") : t("How was the meeting?"), t("Others see sums only."));
    rows.forEach((row, index) => {
      const answer = answerTo(questions[index]);
      setAttribute(row, "data-answered", Boolean(answer));
      for (const press of row.querySelectorAll(".face"))
        setAttribute(press, "aria-pressed", String(press.getAttribute("data-answer") === answer));
    });
    done.hidden = missing().length > 0;
  };
  return { element: block.element, waits: () => Boolean(open()) && missing().length > 0, show };
}

/**
 * @param {AppContext} app @param {EvaluationQuestion} question
 * @param {(question: EvaluationQuestion, answer: string) => void} give
 */
function questionRow(app, question, give) {
  const words = el("span", { class: "question-words" }, typeset(question.words));
  const faces = question.answers.map(({ id, picture, label }) =>
    button(
      { class: "face", "data-answer": id },
      () => give(question, id),
      pictureOf(app, picture),
      el("span", {}, typeset(label)),
    ),
  );
  return el(
    "li",
    { class: "evaluation-question" },
    el(
      "div",
      { class: "question-head" },
      pictureOf(app, question.picture),
      words,
      speaker(() => [words]),
    ),
    el("div", { class: "faces", role: "group", "aria-label": typeset(question.words) }, ...faces),
  );
}
