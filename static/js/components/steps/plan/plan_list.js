// The plan as everybody sees it grow, and one's own tasks to say yes to.
/** @import { AppContext } from "../../../context.js" */
/** @import { TakeAnswer, Task } from "../../../types.d.ts" */
/** @import { Respondent } from "../respondent.js" */
/** @import { StepBlock } from "../step_block.js" */
import { button, el, setAttribute, setText, syncChildren } from "../../../lib/dom/dom.js";
import { t } from "../../../lib/i18n/i18n.js";
import { icon } from "../../../lib/dom/icons.js";
import { sayDate, sayDays } from "../../../state/meeting/date_words.js";
import { agreementOf, changedSince, unansweredTasks } from "../../../state/meeting/plan.js";
import { stepBlock, pictureOfCards } from "../step_block.js";
import { whoWords } from "./who_words.js";

const PLAN = 6;

/** A child counts days. @param {AppContext} app @param {string} by */
function whenWords({ page, isChild }, by) {
  const date = sayDate(by, page.lang);
  return isChild ? `${sayDays(by, page.lang)} (${date})` : date;
}

/** @param {AppContext} app */
export function planList(app) {
  const element = el("ol", { class: "plan", role: "list" });
  return {
    element,
    /** @param {readonly Task[]} tasks @param {string} [person] whose changed tasks are marked */
    show(tasks, person) {
      const given = agreementOf(app.store, person);
      syncChildren(element, tasks, {
        key: ({ id }) => id,
        make: (task) => planRow(app, task),
        update: (row, task) => updateRow(app, row, task, changedSince(task, given)),
      });
    },
  };
}

/** @param {AppContext} app @param {Task} task */
function planRow(app, task) {
  return el(
    "li",
    { class: "plan-row" },
    pictureOfCards(app, task.card ? [task.card] : [], task.what),
    el(
      "div",
      { class: "plan-words" },
      el("p", { class: "plan-what" }),
      el("p", {}, el("span", { class: "plan-who" }), " ", el("span", { class: "plan-by" })),
      el("p", { class: "plan-notes" }),
    ),
  );
}

/** @param {AppContext} app @param {Element} row @param {Task} task @param {boolean} changed */
function updateRow(app, row, task, changed) {
  const part = (/** @type {string} */ name) => /** @type {Element} */ (row.querySelector(name));
  setText(part(".plan-what"), task.what);
  setText(part(".plan-who"), whoWords(app, task));
  setText(part(".plan-by"), whenWords(app, task.by));
  const taken = task.who.length > 0 && task.who.every((id) => task.taken[id] === "yes");
  const notes = [
    changed ? t("Changed since your answer") : "",
    taken ? t("Taken on") : "",
    task.waits ? t("Waits for approval") : "",
    task.noticed ? t("How we notice: {words}", { words: task.noticed }) : "",
  ];
  setText(part(".plan-notes"), notes.filter(Boolean).join(" · "));
  setAttribute(row, "data-taken", taken);
  setAttribute(row, "data-changed", changed);
}

/** The whole plan from step 6 on. @param {AppContext} app @param {Respondent} respondent @returns {StepBlock} */
export function planBlock(app, respondent) {
  const { store } = app;
  const list = planList(app);
  const block = stepBlock("plan", list.element);
  return {
    element: block.element,
    waits: () => false,
    show() {
      const { meeting } = store;
      const there = Boolean(meeting && !meeting.closed && meeting.step >= PLAN && store.tasks.length > 0);
      block.element.hidden = !there;
      if (!there) return;
      block.say(t("Our plan"), app.isChild ? t("Who helps you, and when.") : "");
      list.show(store.tasks, respondent.person());
    },
  };
}

/** @type {{ answer: TakeAnswer, icon: "check" | "pencil" | "x", words: () => string }[]} */
const ANSWERS = [
  { answer: "yes", icon: "check", words: () => t("I take it on") },
  { answer: "other", icon: "pencil", words: () => t("Otherwise") },
  { answer: "no", icon: "x", words: () => t("No") },
];

/**
 * Tasks that name this person and wait for their answer.
 * @param {AppContext} app @param {Respondent} respondent @returns {StepBlock}
 */
export function ownTasksBlock(app, respondent) {
  const { store } = app;
  const list = el("ul", { class: "own-tasks", role: "list" });
  const block = stepBlock("own-tasks", list);
  const open = () => {
    const { meeting } = store;
    const mayAnswer = !respondent.saidBy().said_by || !store.person(respondent.person())?.roles?.includes("child");
    return meeting && !meeting.closed && meeting.step >= PLAN && store.may("task.take") && mayAnswer
      ? unansweredTasks(store, respondent.person())
      : [];
  };
  return {
    element: block.element,
    waits: () => open().length > 0,
    show() {
      const tasks = open();
      block.element.hidden = tasks.length === 0;
      block.say(app.isChild ? t("Would you like to do this?") : t("Will you take this on?"));
      syncChildren(list, tasks, {
        key: ({ id }) => id,
        make: (task) => ownTask(app, task, respondent),
        update: (row, task) => {
          setText(/** @type {Element} */ (row.querySelector(".plan-what")), task.what);
          setText(/** @type {Element} */ (row.querySelector(".plan-by")), sayDate(task.by, app.page.lang));
        },
      });
    },
  };
}

/** @param {AppContext} app @param {Task} task @param {Respondent} respondent */
function ownTask(app, task, respondent) {
  const words = el("input", {
    class: "field-input",
    type: "text",
    "aria-label": t("How otherwise?"),
    placeholder: t("How otherwise?"),
  });
  const more = el("div", { class: "take-more", hidden: true }, words);
  let chosen = /** @type {TakeAnswer} */ ("other");
  const send = (/** @type {TakeAnswer} */ answer) =>
    app.store.do("task.take", { id: task.id, answer, words: words.value.trim() || undefined, ...respondent.saidBy() });
  more.append(button({ class: "button" }, () => send(chosen), t("Send")));
  const press = (/** @type {TakeAnswer} */ answer) => {
    if (answer === "yes" || app.isChild) return send(answer);
    chosen = answer;
    more.hidden = false;
    words.focus();
  };
  const buttons = ANSWERS.filter(({ answer }) => !app.isChild || answer !== "other").map(
    ({ answer, icon: sign, words: say }) =>
      button(
        { class: `button ${answer === "yes" ? "button--main" : ""}`, "data-take": answer },
        () => press(answer),
        icon(sign),
        say(),
      ),
  );
  return el(
    "li",
    { class: "own-task" },
    el("span", { class: "plan-what" }),
    el("span", { class: "plan-by" }),
    el("div", { class: "take" }, ...buttons),
    more,
  );
}
