// Workbook page: one question, with suggestions on the left and the answer on the right.
/** @import { Making, Now, WorkbookPage } from "./answer/answer_actions.js" */
/** @import { ProfileAnswer } from "../../types.d.ts" */
import { el, setAttribute, setText } from "../../lib/dom/dom.js";
import { t, typeset } from "../../lib/i18n/i18n.js";
import { icon } from "../../lib/dom/icons.js";
import { hasContent, isAnswered } from "../../state/profile/profile.js";
import { speaker } from "../base/reading_speaker.js";
import { answerCollage } from "./answer/collage.js";
import { choiceTiles } from "./answer/choice.js";
import { consentRow } from "./answer/consent.js";
import { reconfirm } from "./lifecycle/reconfirm.js";
import { guideWriting } from "./answer/writing.js";

/**
 * One question: on the left what is asked, with pictures to tap; on the right what the child said, and who may see it.
 * @param {Making} making
 * @returns {WorkbookPage}
 */
export function questionPage(making) {
  const { page } = making;
  const question = /** @type {NonNullable<typeof page.question>} */ (page.question);
  const choices = choiceTiles(making);
  const asked = el("h2", { class: "workbook-asked", tabindex: "-1" }, typeset(question.ask));
  const heard = el(
    "div",
    { class: "workbook-question" },
    speaker(() => [asked]),
    asked,
  );
  const left = el("section", { class: "page page--asks", "data-shape": question.shape }, heard, choices.element);
  const right = answerPage(making);
  return {
    elements: [left, right.element],
    show(now) {
      choices.show(now);
      right.show(now);
    },
  };
}

/** The child's side of the book. @param {Making} making */
function answerPage(making) {
  const { app, page } = making;
  const collage = answerCollage(making);
  const empty = el("p", { class: "workbook-empty" }, icon("star"), el("span", {}, t("Here comes your answer.")));
  const none = el("p", { class: "workbook-none" }, icon("x"), el("span", {}, t("I do not want to answer this.")));
  const by = el("p", { class: "workbook-by" });
  const aloud = speaker(() => [collage.element, writing?.echo]);
  const writing = app.isChild ? undefined : guideWriting(making, aloud);
  const consent = consentRow(making);
  const still = reconfirm(making);
  const heard = el("div", { class: "workbook-heard" }, writing ? null : aloud, by);
  const parts = [
    still.element,
    collage.element,
    empty,
    none,
    ...(writing ? [writing.element] : []),
    heard,
    consent.element,
  ];
  const element = el("section", { class: "page page--answers", "aria-label": t("My answer") }, ...parts);
  return {
    element,
    /** @param {Now} now */
    show(now) {
      const answer = now.answers.get(page.question?.id ?? "");
      collage.show(answer);
      none.hidden = !answer?.none;
      empty.hidden = isAnswered(answer) || !app.isChild;
      setText(by, answer && app.isChild && hasContent(answer) ? whoSaid(making, answer) : "");
      heard.hidden = !hasContent(answer) || Boolean(writing && !by.textContent);
      writing?.show(answer);
      consent.show(now);
      still.show(answer);
      setAttribute(element, "data-still", answer?.still);
      setAttribute(element, "data-consent", answer?.consent ?? "me");
    },
  };
}

/**
 * Whose words they are and who wrote them down, where that is not the child itself.
 * @param {Making} making
 * @param {ProfileAnswer} answer
 */
function whoSaid({ app, sheet }, { said_by, written_by, text, speaker: elsewhere }) {
  if (elsewhere) return t("{name} says it", { name: elsewhere });
  const child = app.store.people.find(({ role }) => role === "child");
  const speaker = app.nameOf(said_by ?? child?.id);
  const byItself = !text || !written_by || (written_by === child?.id && !said_by);
  if (!byItself) return t("{speaker} said it, {writer} wrote it down", { speaker, writer: app.nameOf(written_by) });
  return sheet.spoken_for && said_by ? t("{name} says it", { name: speaker }) : "";
}
