// Step 1: the rules as pictures, and the promise of confidentiality.
/** @import { AppContext } from "../../context.js" */
/** @import { Respondent } from "./respondent.js" */
/** @import { StepBlock } from "./step_block.js" */
import { button, el, setText } from "../../lib/dom/dom.js";
import { t, typeset } from "../../lib/i18n/i18n.js";
import { icon } from "../../lib/dom/icons.js";
import { LAST_STEP, nameOfStep, textOf } from "../meeting/step_words.js";
import { stepBlock, pictureOf } from "./step_block.js";

/** @param {AppContext} app */
export function ruleList(app) {
  const rules = (app.page.rules ?? []).map(({ picture, words }) =>
    el("li", { class: "rule" }, pictureOf(app, picture), el("span", {}, typeset(words))),
  );
  return el("ul", { class: "rules", role: "list", "aria-label": t("What we keep to") }, ...rules);
}

/** The nine steps as pictures: what will happen (S1, step 1). @param {AppContext} app */
export function programme(app) {
  const steps = Array.from({ length: LAST_STEP }, (_, index) => index + 1).map((step) =>
    el(
      "li",
      { class: "rule" },
      pictureOf(app, textOf(step)?.picture ?? ""),
      el("span", {}, `${step}. ${nameOfStep(step)}`),
    ),
  );
  return el("ol", { class: "rules programme", role: "list", "aria-label": t("What will happen") }, ...steps);
}

/** The child tries STOP once without pausing anything (S1, step 1). */
function stopForFun() {
  const works = el("p", { class: "step-block-done", role: "status", hidden: true }, icon("hand"), el("span", {}));
  const attempt = () => {
    works.hidden = false;
    setText(/** @type {Element} */ (works.lastElementChild), t("It works! The red STOP stops everything at once."));
  };
  return el("div", { class: "try-stop" }, button({ class: "button" }, attempt, icon("hand"), t("Try STOP")), works);
}

/** @param {AppContext} app @param {Respondent} respondent @returns {StepBlock} */
export function promiseBlock(app, respondent) {
  const { store } = app;
  const give = () => store.do("meeting.confirm", respondent.saidBy());
  const press = button({ class: "button button--main button--wide" }, give, icon("check"), t("I promise"));
  const done = el("p", { class: "step-block-done", role: "status" }, icon("check"), t("You have promised. Thank you."));
  const course = el("details", {}, el("summary", {}, t("What will happen")), programme(app));
  const block = stepBlock("promise", ruleList(app), press, done, app.isChild ? stopForFun() : null, course);
  block.say(
    t("What we promise each other"),
    app.isChild
      ? t("What is said here stays here.")
      : t("What I hear here I keep to myself. Except when a child is in danger."),
  );
  const promised = () => store.index.promised.has(respondent.person() ?? "");
  return {
    element: block.element,
    waits: () => store.meeting?.step === 1 && store.may("meeting.confirm") && !promised(),
    show() {
      block.element.hidden = store.meeting?.step !== 1 || !store.may("meeting.confirm");
      press.hidden = promised();
      done.hidden = !promised();
    },
  };
}
