// Step 4: secret dots on topics, and the result.
/** @import { AppContext } from "../../context.js" */
/** @import { Topic } from "../../types.d.ts" */
/** @import { Respondent } from "./respondent.js" */
/** @import { StepBlock } from "./step_block.js" */
import { button, el, setAttribute, setText, syncChildren } from "../../lib/dom/dom.js";
import { t } from "../../lib/i18n/i18n.js";
import { icon } from "../../lib/dom/icons.js";
import { byDots, votes } from "../../state/meeting/topics.js";
import { SecretAnswers } from "./respondent.js";
import { stepBlock, pictureOfCards } from "./step_block.js";

/**
 * Topics with one's dots. A tap gives one, the button beside takes one back.
 * @param {AppContext} app @param {Respondent} respondent @returns {StepBlock}
 */
export function voteBlock(app, respondent) {
  const { store } = app;
  /** @type {SecretAnswers<number>} */
  const given = new SecretAnswers(respondent);
  const mine = (/** @type {Topic} */ { id, mine: own }) => given.get(id, own?.dots) ?? 0;
  const left = () => store.topics.reduce((dots, topic) => dots - mine(topic), store.meeting?.vote?.dots ?? 0);
  const change = (/** @type {Topic} */ topic, /** @type {1 | -1} */ by) => {
    if (by > 0 ? left() <= 0 : mine(topic) <= 0) return;
    given.set(topic.id, mine(topic) + by);
    store.do(by > 0 ? "vote.cast" : "vote.take_back", { topic: topic.id, ...respondent.saidBy() });
    show();
  };
  const dots = el("p", { class: "dots-left", "aria-hidden": "true" });
  const list = el("ul", { class: "topics", role: "list" });
  const block = stepBlock("vote", dots, list);
  const open = () => isVoter(app, respondent);
  const show = () => {
    block.element.hidden = !open();
    if (block.element.hidden) return;
    block.say(
      t("What is most important now?"),
      left() > 0 ? t("Dots left: {count}. Nobody sees yours.", { count: left() }) : t("You have given all your dots."),
    );
    setText(dots, "●".repeat(Math.max(left(), 0)));
    syncChildren(list, store.topics, {
      key: ({ id }) => id,
      make: (topic) => topicRow(app, topic, change),
      update: (row, topic) => updateRow(row, topic, mine(topic), left()),
    });
  };
  return { element: block.element, waits: () => open() && left() > 0 && store.topics.length > 0, show };
}

/** @param {AppContext} app @param {Respondent} respondent */
function isVoter({ store }, respondent) {
  const { meeting } = store;
  const open = meeting?.step === 4 && meeting.vote?.open && store.may("vote.cast");
  return Boolean(open) && votes(meeting?.vote, store.person(respondent.person()));
}

/** @param {AppContext} app @param {Topic} topic @param {(topic: Topic, by: 1 | -1) => void} change */
function topicRow(app, topic, change) {
  const give = button(
    { class: "topic-give" },
    () => change(topic, 1),
    pictureOfCards(app, topic.cards, topic.title),
    el("span", { class: "topic-title" }, topic.title),
    el("span", { class: "topic-dots", "aria-hidden": "true" }),
    el("span", { class: "visually-hidden topic-said" }),
  );
  const less = button(
    { class: "icon-button topic-less", "aria-label": t("One dot less") },
    () => change(topic, -1),
    icon("minus"),
  );
  return el("li", { class: "topic" }, give, less);
}

/** @param {Element} row @param {Topic} topic @param {number} dots @param {number} left */
function updateRow(row, topic, dots, left) {
  const [give, less] = /** @type {HTMLButtonElement[]} */ ([...row.children]);
  setText(/** @type {Element} */ (give.querySelector(".topic-title")), topic.title);
  setText(/** @type {Element} */ (give.querySelector(".topic-dots")), "●".repeat(dots));
  setText(/** @type {Element} */ (give.querySelector(".topic-said")), t("Your dots: {count}", { count: dots }));
  setAttribute(row, "data-given", dots > 0);
  setAttribute(give, "aria-disabled", String(left <= 0));
  less.disabled = dots === 0;
  setAttribute(less, "aria-label", t("One dot less: {title}", { title: topic.title }));
}

/** The sums as calm bars, for everybody at the same moment. @param {AppContext} app @returns {StepBlock} */
export function resultBlock(app) {
  const { store } = app;
  const list = el("ol", { class: "results", role: "list" });
  const block = stepBlock("result", list);
  return {
    element: block.element,
    waits: () => false,
    show() {
      const { meeting } = store;
      block.element.hidden = meeting?.step !== 4 || Boolean(meeting.vote?.open) || store.topics.length === 0;
      if (block.element.hidden) return;
      const most = Math.max(1, ...store.topics.map(({ dots }) => dots));
      const choosing = Boolean(meeting?.vote?.choosing);
      const voted = choosing && (meeting?.vote?.dots ?? 0) > 0;
      const title = voted ? t("This is how we gave our dots") : t("What we could talk about");
      block.say(title, choosing ? choiceWords(app) : "");
      syncChildren(list, byDots(store), {
        key: ({ id }) => id,
        make: (topic) => resultRow(app, topic),
        update: (row, topic) => updateResult(row, topic, topic.dots / most, voted),
      });
    },
  };
}

/** @param {AppContext} app */
function choiceWords({ store }) {
  const chosen = store.topics.find(({ state }) => state === "chosen");
  return chosen ? t("First we talk about: {title}", { title: chosen.title }) : t("Now the first topic is chosen.");
}

/** @param {AppContext} app @param {Topic} topic */
function resultRow(app, topic) {
  return el(
    "li",
    { class: "result" },
    pictureOfCards(app, topic.cards, topic.title),
    el("span", { class: "result-title" }),
    el("meter", { class: "result-bar", min: 0, max: 1, "aria-hidden": "true" }),
    el("span", { class: "result-dots" }),
  );
}

/** @param {Element} row @param {Topic} topic @param {number} part @param {boolean} voted */
function updateResult(row, topic, part, voted) {
  setAttribute(row, "data-chosen", topic.state === "chosen");
  setText(/** @type {Element} */ (row.querySelector(".result-title")), topic.title);
  const bar = /** @type {HTMLMeterElement} */ (row.querySelector(".result-bar"));
  bar.value = part;
  bar.hidden = !voted;
  setText(/** @type {Element} */ (row.querySelector(".result-dots")), voted ? String(topic.dots) : "");
}
