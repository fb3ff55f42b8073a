// The first tab of the phone: the current step, who speaks, the composer, signals.
/** @import { IconName } from "../../lib/dom/icons.js" */
/** @import { AppContext } from "../../context.js" */
/** @import { Store } from "../../state/core/store.js" */
/** @import { Signal } from "../../types.d.ts" */
import { button, el, setText } from "../../lib/dom/dom.js";
import { icon } from "../../lib/dom/icons.js";
import { t } from "../../lib/i18n/i18n.js";
import { languageChoice } from "../../preferences/language_choice.js";
import { hasRole } from "../../state/people/person.js";
import { supportIsHere } from "../../state/people/supporters.js";
import { IpkComposer, openPapers } from "../compose/composer.js";
import { preparedList } from "../messages/prepared_list.js";
import { speaker } from "../base/reading_speaker.js";
import { signalButton } from "../meeting/signal_button.js";
import { whoNeedsMe } from "../wall/pings.js";
import { stepName, stepWords } from "../meeting/step_words.js";
import { activityLater } from "./phone_activity.js";

/** @type {{ kind: Signal["kind"], icon: IconName, down: () => string, up: (app: AppContext) => string }[]} */
const SIGNALS = [
  { kind: "hand", icon: "hand", down: () => t("I want to speak"), up: () => t("Your hand is up") },
  {
    kind: "unclear",
    icon: "message-circle-question-mark",
    down: () => t("Not clear to me"),
    up: () => t("Somebody will explain"),
  },
  { kind: "help", icon: "life-buoy", down: () => t("I need support"), up: ({ store }) => whoWasTold(store) },
  { kind: "stop", icon: "circle-pause", down: () => t("A break for the child"), up: () => t("We are having a break") },
];

/**
 * The first place of the phone: what happens now, and what may I do.
 * @param {AppContext} app @param {() => void} changed something that was fetched is there
 */
export function phoneNow(app, changed) {
  const language = languageChoice();
  const about = whatHappens();
  const activity = activityLater(app, changed);
  const composer = new IpkComposer();
  const prepared = preparedList();
  const signals = signalRow();
  const write = writing(app, composer);
  // Stays within the thumb's reach, whatever is to be read above it.
  const dock = el("div", { class: "now-dock" }, write.element, composer, signals.element);
  const content = el(
    "div",
    { class: "now-content" },
    language.element,
    about.element,
    activity.element,
    prepared.element,
    composer.beside,
  );
  const element = el("section", { class: "place place--now", "aria-label": t("Now") }, content, dock);
  const comesIntoSight = intoSight(app, composer, content, activity.element);
  return {
    element,
    content,
    about: about.element,
    activity: activity.element,
    composer,
    show() {
      language.show(app);
      about.show(app);
      activity.show();
      comesIntoSight(activity.waits());
      prepared.show(app);
      composer.show(app, openPapers(app));
      write.show(activity.waits());
      composer.beside.hidden = composer.hidden;
      signals.show(app);
    },
  };
}

/** Steps in which people answer rather than write: the field for a card comes when it is wanted. */
const ANSWERING = [4, 8, 9];

/**
 * What the step asks comes before the field for a card; whoever is writing already goes on.
 * @param {AppContext} app @param {IpkComposer} composer
 */
function writing(app, composer) {
  let wanted = 0;
  const element = button(
    { class: "button button--wide now-write", hidden: true },
    () => {
      wanted = app.store.meeting?.step ?? 0;
      show(false);
      composer.words?.focus();
    },
    icon("pencil"),
    t("Write a card"),
  );
  const show = (/** @type {boolean} */ asked) => {
    const { step = 0 } = app.store.meeting ?? {};
    const may = app.store.may("card.stick") && step > 0;
    const writes = Boolean(composer.words?.value) || composer.contains(document.activeElement) || wanted === step;
    const aside = may && !writes && (asked || ANSWERING.includes(step));
    element.hidden = !aside;
    composer.hidden = !may || aside;
  };
  return { element, show };
}

/**
 * What newly waits for the person comes into sight, unless they are writing.
 * @param {AppContext} app @param {IpkComposer} composer @param {HTMLElement} content @param {HTMLElement} activity
 */
function intoSight(app, composer, content, activity) {
  let asked = "";
  return (/** @type {boolean} */ waits) => {
    const now = waits ? String(app.store.meeting?.step) : "";
    if (now && now !== asked && !composer.contains(document.activeElement))
      requestAnimationFrame(() => (content.scrollTop = activity.offsetTop - content.offsetTop));
    asked = now;
  };
}

/** The step, and what to know of this moment. */
function whatHappens() {
  const heading = el("h2", { class: "now-title" });
  const words = el("p", { class: "now-words" });
  const speaking = el("p", { class: "now-speaking", role: "status" });
  const looking = el("p", { class: "now-looking", role: "status" });
  const leader = el("p", { class: "now-leader notice", role: "status" });
  const ping = el("p", { class: "now-ping notice", role: "status" });
  const goal = el("p", { class: "now-goal" });
  const title = el(
    "div",
    { class: "spoken" },
    heading,
    speaker(() => [heading, words, goal]),
  );
  const element = el("div", { class: "now" }, leader, ping, title, words, speaking, looking, goal);
  return {
    element,
    /** @param {AppContext} app */
    show(app) {
      const { meeting } = app.store;
      setText(goal, meeting?.goal ?? "");
      setText(heading, meeting ? stepName(meeting) : t("Just a moment…"));
      setText(words, meeting ? stepWords(meeting) : "");
      setText(speaking, whoSpeaks(app));
      setText(looking, whatAllSee(app));
      setText(ping, whoNeedsMe(app));
      ping.hidden = !ping.textContent;
      setText(
        leader,
        nobodyLeads(app.store) ? t("Whoever leads the meeting is not here now. Let us wait a moment.") : "",
      );
      leader.hidden = !leader.textContent;
    },
  };
}

function signalRow() {
  const signals = SIGNALS.map(signalButton);
  const element = el("div", { class: "signals" }, ...signals.map((signal) => signal.element));
  return {
    element,
    /** @param {AppContext} app */
    show(app) {
      for (const signal of signals) signal.show(app);
      // STOP is the child's; its guide may say it for the child.
      signals[signals.length - 1].element.hidden = app.role !== "guide";
      element.hidden = !app.store.may("signal.raise");
    },
  };
}

/** Only who is here knows already; a facilitator who comes later finds it in the list. @param {Store} store */
function whoWasTold(store) {
  if (supportIsHere(store)) return t("Your support knows");
  return nobodyLeads(store) ? t("The facilitator will see it") : t("The facilitator knows");
}

/**
 * Is no device of a facilitator connected? Nobody knows before the server said who is here.
 * @param {Store} store
 */
function nobodyLeads({ here, people, meeting, me }) {
  if (!here || !meeting || meeting.closed || me?.role === "facilitator") return false;
  return !people.some((person) => hasRole(person, "facilitator") && here.has(person.id));
}

/** Where everybody is asked to look. @param {AppContext} app */
function whatAllSee({ store }) {
  const paper = store.papers.find(({ id }) => id === store.meeting?.spotlight?.paper);
  return paper ? t("We all look at the paper {title}", { title: paper.title }) : "";
}

/** @param {AppContext} app */
function whoSpeaks({ store }) {
  const speaker = store.person(store.meeting?.word);
  if (!speaker) return "";
  return speaker.id === store.me?.person ? t("You have the word.") : t("{name} is speaking", { name: speaker.name });
}
