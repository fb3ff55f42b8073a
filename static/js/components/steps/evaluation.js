// Step 9: five pictures about how it was, and an offer to talk.
/** @import { AppContext } from "../../context.js" */
/** @import { EvaluationQuestion } from "../../types.d.ts" */
/** @import { Respondent } from "./respondent.js" */
/** @import { StepBlock } from "./step_block.js" */
import { button, el, setAttribute } from "../../lib/dom/dom.js";
import { t, typeset } from "../../lib/i18n/i18n.js";
import { icon } from "../../lib/dom/icons.js";
import { speaker } from "../base/reading_speaker.js";
import { SecretAnswers } from "./respondent.js";
import { stepBlock, pictureOf } from "./step_block.js";

const END = 9;

/** @param {AppContext} app @param {Respondent} respondent @returns {StepBlock} */
export function evaluationBlock(app, respondent) {
  const { store } = app;
  const questions = app.page.evaluation ?? [];
  /** @type {SecretAnswers<string>} */
  const given = new SecretAnswers(respondent);
  const answerTo = (/** @type {EvaluationQuestion} */ { id }) =>
    given.get(id, store.index.feedback.filter(({ question }) => question === id).at(-1)?.answer);
  const give = (/** @type {EvaluationQuestion} */ question, /** @type {string} */ answer) => {
    given.set(question.id, answer);
    store.do("feedback.give", { question: question.id, answer, ...respondent.saidBy() });
    show();
  };
  const rows = questions.map((question) => questionRow(app, question, give));
  const done = el(
    "p",
    { class: "step-block-done", role: "status" },
    icon("check"),
    t("Thank you. You can still change it."),
  );
  const block = stepBlock("evaluation", el("ol", { class: "questions", role: "list" }, ...rows), done);
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
