// Step 5: the topic on top of every screen; in the second half two marks for each idea.
/** @import { AppContext } from "../../context.js" */
/** @import { Card } from "../../types.d.ts" */
/** @import { Respondent } from "./respondent.js" */
/** @import { StepBlock } from "./step_block.js" */
import { button, el, setAttribute, setText, syncChildren } from "../../lib/dom/dom.js";
import { t } from "../../lib/i18n/i18n.js";
import { icon } from "../../lib/dom/icons.js";
import { askedPeople } from "../../state/meeting/plan.js";
import { chosenTopic } from "../../state/meeting/topics.js";
import { cardLabel } from "../card/card_body.js";
import { SecretAnswers } from "./respondent.js";
import { stepBlock, pictureOf, pictureOfCards } from "./step_block.js";

const IDEAS = 5;
const TALKING = [IDEAS, 6, 7];

/** What is talked about now, on every screen in steps 5 to 7. @param {AppContext} app */
export function topicBanner(app) {
  const picture = el("span", { class: "banner-picture" });
  const words = el("span", { class: "banner-words" });
  const element = el("p", { class: "banner", role: "status", hidden: true }, picture, words);
  let drawn = "";
  return {
    element,
    show() {
      const { store } = app;
      const topic =
        TALKING.includes(store.meeting?.step ?? 0) && !store.meeting?.closed ? chosenTopic(store) : undefined;
      element.hidden = !topic;
      setText(words, topic ? t("We talk about: {title}", { title: topic.title }) : "");
      if (drawn === (topic?.id ?? "")) return;
      drawn = topic?.id ?? "";
      const image = topic && pictureOfCards(app, topic.cards, topic.title);
      picture.replaceChildren(...(image ? [image] : []));
    },
  };
}

/** The cards on the papers of step 5, which everybody sees. @param {AppContext} app @returns {Card[]} */
export function ideasOf({ store }) {
  const papers = store.papers.filter(({ step }) => step === IDEAS);
  return papers.flatMap(({ id }) => store.cardsOn(id).filter(({ state }) => state === "shown"));
}

/** @param {AppContext} app @param {Respondent} respondent @returns {StepBlock} */
export function marksBlock(app, respondent) {
  const { store } = app;
  const list = el("ul", { class: "ideas", role: "list" });
  const block = stepBlock("ideas", list);
  /** @type {SecretAnswers<Record<string, unknown>>} */
  const given = new SecretAnswers(respondent);
  const mine = (/** @type {Card} */ { id, mine: own }) => given.get(id, own) ?? {};
  const mark = (/** @type {Card} */ card, /** @type {string} */ name) => {
    const now = { ...mine(card), [name]: !mine(card)[name] };
    given.set(card.id, now);
    store.do("mark.set", { card: card.id, [name]: now[name], ...respondent.saidBy() });
    show();
  };
  const asked = () => askedPeople(store).some(({ id }) => id === respondent.person());
  const open = () => store.meeting?.step === IDEAS && store.meeting.half === 2 && store.may("mark.set") && asked();
  const show = () => {
    block.element.hidden = !open();
    if (!open()) return;
    block.say(
      app.isChild ? t("Which ideas are good for you?") : t("What can be done? What can everybody live with?"),
      t("Nobody sees who marked what."),
    );
    syncChildren(list, ideasOf(app), {
      key: ({ id }) => id,
      make: (card) => ideaRow(app, card, mark),
      update: (row, card) => updateIdea(row, cardLabel(card, app), mine(card)),
    });
  };
  const unmarked = () => ideasOf(app).some((card) => Object.keys(mine(card)).length === 0);
  return { element: block.element, waits: () => Boolean(open()) && unmarked(), show };
}

/** @param {AppContext} app @param {Card} card @param {(card: Card, name: string) => void} mark */
function ideaRow(app, card, mark) {
  const toggle = (/** @type {string} */ name, /** @type {string} */ words, /** @type {"check" | "heart"} */ sign) =>
    button({ class: "mark", "data-mark": name }, () => mark(card, name), icon(sign), el("span", {}, words));
  return el(
    "li",
    { class: "idea" },
    card.symbol ? pictureOf(app, card.symbol) : null,
    el("span", { class: "idea-words" }),
    el(
      "div",
      { class: "idea-marks" },
      app.isChild ? null : toggle("realistic", t("It can be done"), "check"),
      toggle("acceptable", app.isChild ? t("It is good for me") : t("I can live with it"), "heart"),
    ),
  );
}

/** @param {Element} row @param {string} label @param {Record<string, unknown>} mine */
function updateIdea(row, label, mine) {
  setText(/** @type {Element} */ (row.querySelector(".idea-words")), label);
  for (const press of row.querySelectorAll(".mark"))
    setAttribute(press, "aria-pressed", String(Boolean(mine[press.getAttribute("data-mark") ?? ""])));
}

/** Sums of an idea, for everybody: never who. @param {Card} card */
export function markWords(card) {
  const { realistic = 0, acceptable = 0 } = card.marks ?? {};
  if (realistic + acceptable === 0) return "";
  const sums = t("It can be done: {realistic} · I can live with it: {acceptable}", { realistic, acceptable });
  return [sums, card.child_accepts ? t("The child can live with it") : ""].filter(Boolean).join(" · ");
}

/** The ideas with their sums, the most acceptable first. @param {AppContext} app @returns {StepBlock} */
export function marksResultBlock(app) {
  const { store } = app;
  const list = el("ol", { class: "results", role: "list" });
  const block = stepBlock("marks", list);
  return {
    element: block.element,
    waits: () => false,
    show() {
      const marked = ideasOf(app).filter((card) => markWords(card));
      block.element.hidden = store.meeting?.step !== IDEAS || store.meeting.half !== 2 || marked.length === 0;
      if (block.element.hidden) return;
      block.say(t("Ideas"));
      const sum = (/** @type {Card} */ { marks }) => (marks?.acceptable ?? 0) + (marks?.realistic ?? 0);
      syncChildren(
        list,
        marked.sort((one, other) => sum(other) - sum(one)),
        {
          key: ({ id }) => id,
          make: () => el("li", { class: "plan-row" }, el("span", { class: "plan-what" }), el("span", {})),
          update: (row, card) => {
            setText(/** @type {Element} */ (row.firstElementChild), cardLabel(card, app));
            setText(/** @type {Element} */ (row.lastElementChild), markWords(card));
          },
        },
      );
    },
  };
}
