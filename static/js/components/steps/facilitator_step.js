// What the facilitator can do in the present step: one line under the steps.
/** @import { AppContext } from "../../context.js" */
/** @import { IconName } from "../../lib/dom/icons.js" */
/** @import { IpkDialog } from "../base/dialog.js" */
import { button, el, setAttribute, setText } from "../../lib/dom/dom.js";
import { t } from "../../lib/i18n/i18n.js";
import { icon } from "../../lib/dom/icons.js";
import { agreementCounts, MANY_ROWS, shares, writesPlan } from "../../state/meeting/plan.js";
import { chooser, chosenTopic } from "../../state/meeting/topics.js";
import { displayName } from "../../state/people/display_names.js";
import { takesPart } from "../../state/people/person.js";
import { openCoordinator } from "./plan/coordinator.js";
import { openPlan } from "./plan/plan_desk.js";
import { openTopics, openVote } from "./topics_dialog.js";

/** @typedef {{ words?: string, buttons?: StepButton[] }} Line */
/**
 * @typedef {{ name: string, words: string, act: () => void, main?: boolean, icon?: IconName }} StepButton
 */

/** @param {AppContext} app @param {IpkDialog} dialog */
export function facilitatorStep(app, dialog) {
  const words = el("p", { class: "lead-words", role: "status" });
  const buttons = el("div", { class: "lead-buttons" });
  const element = el("section", { class: "lead", hidden: true, "aria-label": t("This step") }, words, buttons);
  let drawn = "";
  return {
    element,
    show() {
      const lines = linesOf(app, dialog);
      setText(
        words,
        lines
          .map((line) => line.words)
          .filter(Boolean)
          .join(" · "),
      );
      const wanted = lines.flatMap((line) => line.buttons ?? []);
      const now = JSON.stringify(wanted.map(({ name, words: label }) => [name, label]));
      element.hidden = !words.textContent && wanted.length === 0;
      if (now === drawn) return;
      drawn = now;
      const focused = document.activeElement?.getAttribute("data-lead");
      buttons.replaceChildren(...wanted.map((one) => stepButton(one, () => linesOf(app, dialog))));
      if (focused) /** @type {HTMLElement | null} */ (buttons.querySelector(`[data-lead="${focused}"]`))?.focus();
    },
  };
}

/** It blocks on what is true when it is pressed. @param {StepButton} made @param {() => Line[]} fresh */
function stepButton(made, fresh) {
  const press = () =>
    fresh()
      .flatMap((line) => line.buttons ?? [])
      .find(({ name }) => name === made.name)
      ?.act();
  const element = button(
    { class: made.main ? "button button--main button--small" : "button button--small", "data-lead": made.name },
    press,
    made.icon ? icon(made.icon) : null,
    made.words,
  );
  setAttribute(element, "title", made.words);
  return element;
}

/** @param {AppContext} app @param {IpkDialog} dialog @returns {Line[]} */
function linesOf(app, dialog) {
  const { meeting } = app.store;
  if (!meeting || meeting.closed) return [];
  const step = STEPS[meeting.step]?.(app, dialog) ?? [];
  return [...roundLines(app), ...step];
}

/** @type {Record<number, (app: AppContext, dialog: IpkDialog) => Line[]>} */
const STEPS = {
  1: (app) => [promiseLine(app)],
  2: (app, dialog) => [aloneLine(app), topicsLine(app, dialog)],
  3: (app, dialog) => [expectationsLine(app), aloneLine(app), topicsLine(app, dialog)],
  4: (app, dialog) => [voteLine(app, dialog)],
  5: (app) => [topicLine(app), aloneLine(app)],
  6: (app, dialog) => [topicLine(app), planLine(app, dialog)],
  7: (app, dialog) => [nextTopicLine(app), planLine(app, dialog)],
  8: (app, dialog) => [agreementLine(app, dialog)],
  9: (app, dialog) => [sumsLine(app), planLine(app, dialog)],
};

/** @param {AppContext} app @returns {Line} */
function promiseLine({ store }) {
  const { promised } = store.index;
  const missing = store.people.filter((person) => takesPart(person) && !promised.has(person.id));
  if (missing.length === 0) return { words: t("Everybody has promised.") };
  const names = missing.map(({ name }) => displayName(name)).join(", ");
  return { words: t("Still to promise: {names}", { names }) };
}

/** @param {AppContext} app @returns {Line} */
function aloneLine({ store }) {
  const { meeting } = store;
  const act = (/** @type {string} */ cmd) => () => store.do(cmd, {});
  if (!meeting?.alone)
    return {
      buttons: [{ name: "alone", icon: "eye-off", words: t("Everybody writes alone"), act: act("meeting.alone") }],
    };
  return {
    words: t("Everybody writes alone. Cards so far: {count}", { count: meeting.unseen ?? 0 }),
    buttons: [{ name: "uncover", icon: "eye", main: true, words: t("Uncover"), act: act("meeting.uncover") }],
  };
}

/** @param {AppContext} app @returns {Line} */
function expectationsLine({ store }) {
  const { expectations } = store.meeting ?? {};
  return { words: expectations ? t("The convener expects: {words}", { words: expectations }) : "" };
}

const ROUND_STEPS = [1, 2, 3, 5, 9];

/** @param {AppContext} app @returns {Line[]} */
function roundLines({ store }) {
  const { meeting } = store;
  const act = (/** @type {string} */ cmd) => () => store.do(cmd, {});
  if (!meeting?.round) {
    if (!ROUND_STEPS.includes(meeting?.step ?? 0)) return [];
    return [{ buttons: [{ name: "round", icon: "users", words: t("Round"), act: act("round.start") }] }];
  }
  const [now, next] = meeting.round.order.map((id) => displayName(store.person(id)?.name ?? ""));
  const words = next
    ? t("Round: {now} speaks, then {next}", { now, next })
    : t("Round: {now} speaks, the last one", { now });
  return [
    {
      words,
      buttons: [
        { name: "next", icon: "arrow-right", main: true, words: t("Next"), act: act("round.next") },
        { name: "skip", words: t("Later"), act: act("round.skip") },
        { name: "end-round", words: t("End the round"), act: act("round.end") },
      ],
    },
  ];
}

/** @param {AppContext} app @param {IpkDialog} dialog @returns {Line} */
function topicsLine(app, dialog) {
  const words = t("Topics: {count}", { count: app.store.topics.length });
  return { buttons: [{ name: "topics", icon: "list-checks", words, act: () => openTopics(app, dialog) }] };
}

/** @param {AppContext} app @param {IpkDialog} dialog @returns {Line} */
function voteLine(app, dialog) {
  const { store } = app;
  const { vote } = store.meeting ?? {};
  if (vote?.open)
    return {
      words: vote.still ? t("People who still choose: {count}", { count: vote.still }) : t("Everybody has chosen."),
      buttons: [{ name: "close-vote", main: true, words: t("Show the result"), act: () => store.do("vote.close", {}) }],
    };
  const topics = topicsLine(app, dialog).buttons ?? [];
  const chosen = chosenTopic(store);
  if (chosen) return { words: t("First we talk about: {title}", { title: chosen.title }), buttons: topics };
  if (vote?.choosing)
    return { words: whoChooses(app), buttons: [...topics, ...startVote(app, dialog, t("Vote again"))] };
  const ready = store.topics.length > 0;
  return {
    words: ready ? "" : t("Make topics from cards or piles first."),
    buttons: [
      ...topics,
      ...(ready ? startVote(app, dialog, t("Start the vote")) : []),
      ...(ready ? [skipVote(app)] : []),
    ],
  };
}

/** @param {AppContext} app @param {IpkDialog} dialog @param {string} words @returns {StepButton[]} */
function startVote(app, dialog, words) {
  return [{ name: "vote", main: true, words, act: () => openVote(app, dialog) }];
}

/** @param {AppContext} app @returns {StepButton} */
function skipVote({ store }) {
  return { name: "no-vote", words: t("We agree without voting"), act: () => store.do("vote.skip", {}) };
}

/** @param {AppContext} app */
function whoChooses({ store }) {
  const role = chooser(store);
  if (role === "child") return t("Now the child chooses the first topic.");
  return role === "guide" ? t("Now the guide chooses for the child.") : t("Choose the first topic, please.");
}

/** @param {AppContext} app @returns {Line} */
function topicLine({ store }) {
  const topic = chosenTopic(store);
  return { words: topic ? t("We talk about: {title}", { title: topic.title }) : "" };
}

/** @param {AppContext} app @param {IpkDialog} dialog @returns {Line} */
function planLine(app, dialog) {
  const { tasks } = app.store;
  const { family, network, services } = shares(app.store);
  const words = [
    t("Rows of the plan: {count}", { count: tasks.length }),
    tasks.length > 0
      ? t("family {family}, own people {network}, services {services}", { family, network, services })
      : "",
    tasks.length > MANY_ROWS ? t("Fewer rows are easier to keep.") : "",
  ];
  const name = writesPlan(app.store) ? t("Write the plan") : t("Look at the plan");
  return {
    words: words.filter(Boolean).join(" · "),
    buttons: [{ name: "plan", icon: "list-checks", words: name, act: () => openPlan(app, dialog) }],
  };
}

/** @param {AppContext} app @returns {Line} */
function nextTopicLine({ store }) {
  const open = store.topics.filter(({ state }) => state === "open");
  const go = (/** @type {string} */ id) => () => {
    store.do("topic.go", { id });
    store.do("meeting.step", { step: 5 });
  };
  return {
    words: open.length > 0 ? t("Is there time, and does the child want it?") : t("There is no other topic."),
    buttons: open.map(({ id, title }) => ({ name: `go-${id}`, words: title, act: go(id) })),
  };
}

/** @param {AppContext} app @param {IpkDialog} dialog @returns {Line} */
function agreementLine(app, dialog) {
  const { store } = app;
  const { counts, open } = agreementCounts(store);
  const { coordinator } = store.meeting ?? {};
  const words = [
    t("Agree {agree} · with a wish {wish} · not yet {not_yet}", counts),
    open.length > 0 ? t("Not answered: {names}", { names: open.map(({ name }) => displayName(name)).join(", ") }) : "",
    coordinator ? "" : t("Who looks after the plan, and when do we meet again?"),
  ];
  /** @type {StepButton[]} */
  const buttons = [
    { name: "plan", icon: "list-checks", words: t("Look at the plan"), act: () => openPlan(app, dialog) },
  ];
  if (writesPlan(store))
    buttons.unshift({ name: "coordinator", words: t("Who looks after it"), act: () => openCoordinator(app, dialog) });
  return { words: words.filter(Boolean).join(" · "), buttons };
}

/** @param {AppContext} app @returns {Line} */
function sumsLine({ store, page }) {
  const sums = store.index.feedback.find((one) => one.sums)?.sums;
  if (!sums) return { words: t("Answers are shown as sums, from four people on.") };
  const shown = (page.evaluation ?? [])
    .filter(({ id }) => sums[id])
    .map(
      ({ id, words, answers }) =>
        `${words} ${answers.map((one) => `${one.label} ${sums[id][one.id] ?? 0}`).join(", ")}`,
    );
  return { words: shown.join(" · ") };
}
