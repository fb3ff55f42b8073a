// The example page of the workbook: how to answer a question; nothing is saved.
/** @import { Making, Now, WorkbookPage } from "./answer/answer_actions.js" */
import { el, setText } from "../../lib/dom/dom.js";
import { t, typeset } from "../../lib/i18n/i18n.js";
import { icon } from "../../lib/dom/icons.js";
import { oneOf } from "./answer/choice.js";
import { speaker } from "../base/reading_speaker.js";
import { tile } from "../base/tile.js";

/**
 * How one answers by tapping, on something that does not matter. Nothing of it is kept.
 * @param {Making} making
 * @returns {WorkbookPage}
 */
export function examplePage({ app, page }) {
  const question = /** @type {NonNullable<typeof page.question>} */ (page.question);
  const { ask, suggest } = question.example ?? { ask: question.ask, suggest: [] };
  const tapped = (/** @type {string} */ tried) => app.store.do("profile.turn", { page: page.id, tried });
  const choices = oneOf(app, question.shape, suggest, { tapped, picked: ({ book }) => [book.tried] });
  const asked = el("h2", { class: "workbook-asked", tabindex: "-1" }, typeset(ask));
  const left = el(
    "section",
    { class: "page page--asks", "data-shape": question.shape },
    el(
      "div",
      { class: "workbook-question" },
      speaker(() => [asked]),
      asked,
    ),
    choices.element,
  );
  const words = el("p", { class: "workbook-try", role: "status" });
  const on = tile("arrow-right", t("On we go"), () => app.store.do("profile.turn", { page: question.id }), {
    kind: "main",
  });
  const right = el("section", { class: "page page--answers page--teaches" }, icon("hand"), words, on);
  return {
    elements: [left, right],
    show(/** @type {Now} */ now) {
      choices.show(now);
      setText(words, now.book.tried ? t("Yes, that is how it goes!") : t("Try it first. Tap a picture."));
    },
  };
}
