// The list of people who raised their hand or sent another signal.
/** @import { Person, Signal } from "../../types.d.ts" */
/** @import { AppContext } from "../../context.js" */
/** @import { Ping } from "../wall/pings.js" */
import { button, el, syncChildren, setAttribute, setText } from "../../lib/dom/dom.js";
import { t } from "../../lib/i18n/i18n.js";
import { icon } from "../../lib/dom/icons.js";
import { pingsOf, pingWords } from "../wall/pings.js";
import { grantFloor, whoIsSilent } from "./speaking_turns.js";

/** @type {Partial<Record<Signal["kind"], import("../../lib/dom/icons.js").IconName>>} */
export const QUIET = {
  hand: "hand",
  unclear: "message-circle-question-mark",
  help: "life-buoy",
  leave: "log-out",
  talk: "message-circle",
};

/**
 * Who speaks, who wants to in the order in which hands went up, who has not spoken in this step; how many do not
 * understand (never who), and who asks for support. @param {AppContext} app
 */
export function handsPanel(app) {
  const speaking = speakingLine(app);
  const queue = el("ol", { class: "people queue", role: "list" });
  const nothing = el("p", { class: "nothing" }, t("Nobody has a hand up."));
  const pings = pingList(app);
  const silent = silentPeople(app);
  const element = el(
    "div",
    { class: "panel panel--hands" },
    pings.element,
    speaking.element,
    queue,
    nothing,
    silent.element,
  );
  return {
    element,
    show() {
      const hands = raised(app);
      nothing.hidden = hands.length > 0;
      pings.show();
      speaking.show(hands[0]);
      silent.show();
      syncChildren(queue, hands, {
        key: (signal) => signal.id,
        make: (signal) => handLine(signal, app),
        update: (item, signal) => setText(nameIn(item), app.nameOf(signal.person)),
      });
    },
  };
}

/** Everything that is raised quietly: hands, questions, calls for support. @param {AppContext} app */
export function quietSignals({ store }) {
  return store.signals.filter((signal) => signal.kind in QUIET);
}

/** @param {AppContext} app */
function raised({ store }) {
  return store.signals.filter(({ kind }) => kind === "hand");
}

/** Who has the word, and who comes next. @param {AppContext} app */
function speakingLine(app) {
  const name = el("p", { class: "speaking-name", role: "status" });
  const next = button({ class: "button button--small button--main" }, () => {
    const [first] = raised(app);
    if (first) grantFloor(app, first.person);
  });
  const done = button({ class: "button button--small" }, () => app.store.do("person.word", {}), t("Has finished"));
  const element = el("div", { class: "speaking" }, icon("mic"), name, el("div", { class: "buttons" }, next, done));
  return {
    element,
    /** @param {Signal | undefined} first */
    show(first) {
      const speaker = app.store.meeting?.word;
      element.hidden = !speaker;
      next.hidden = !first;
      setText(name, t("{name} is speaking", { name: app.nameOf(speaker) }));
      setText(next, t("Next: {name}", { name: app.nameOf(first?.person) }));
    },
  };
}

/** @param {Signal} signal @param {AppContext} app */
function handLine(signal, app) {
  return el(
    "li",
    { class: "person person--signal" },
    el("span", { class: "person-icon" }, icon("hand")),
    el("span", { class: "person-name" }),
    button({ class: "button button--main button--small" }, () => grantFloor(app, signal.person), t("Give the word")),
    button(
      {
        class: "icon-button person-lower",
        "aria-label": t("Lower the hand of {name}", { name: app.nameOf(signal.person) }),
      },
      () => app.store.do("signal.clear", { id: signal.id }),
      icon("x"),
    ),
  );
}

/** Questions are one line with a number: who does not understand is nobody's business. @param {AppContext} app */
function pingList(app) {
  const list = el("ul", { class: "people", role: "list" });
  return {
    element: list,
    show() {
      const lines = pingsOf(app.store.signals);
      list.hidden = lines.length === 0;
      syncChildren(list, lines, {
        key: (line) => line.key,
        make: (line) => pingLine(line, app),
        update: (item, line) => setText(nameIn(item), pingWords(line, app)),
      });
    },
  };
}

/** @param {Ping} ping @param {AppContext} app */
function pingLine({ ids, signal }, app) {
  return el(
    "li",
    { class: "person person--signal person--ping" },
    el("span", { class: "person-icon" }, icon(QUIET[signal?.kind ?? "unclear"] ?? "hand")),
    el("span", { class: "person-name" }),
    clearButton(ids, app, signal ? t("Done") : t("Explained")),
  );
}

/** @param {string[]} ids @param {AppContext} app @param {string} words */
function clearButton(ids, { store }, words) {
  const clear = () => ids.forEach((id) => store.do("signal.clear", { id }));
  return button({ class: "button button--small" }, clear, words);
}

/**
 * Who has neither hung a card nor had the word in this step (D2); a tap gives them the word.
 * @param {AppContext} app
 */
function silentPeople(app) {
  const names = el("div", { class: "chips" });
  const all = el("p", { class: "nothing" }, t("Everybody has had a turn in this step."));
  const element = el("section", { class: "silent" }, el("h3", {}, t("No turn in this step yet")), names, all);
  return {
    element,
    show() {
      const silent = whoIsSilent(app);
      element.hidden = !app.store.meeting?.step;
      all.hidden = silent.length > 0;
      syncChildren(names, silent, {
        key: (person) => person.id,
        make: (person) => button({ class: "chip" }, () => grantFloor(app, person.id)),
        update: (chip, person) => showChip(chip, person, app),
      });
    },
  };
}

/** @param {Element} chip @param {Person} person @param {AppContext} app */
function showChip(chip, person, app) {
  setText(chip, person.name);
  setAttribute(chip, "aria-label", t("Give the word to {name}", { name: person.name }));
  setAttribute(chip, "aria-pressed", String(app.store.meeting?.word === person.id));
}

/** @param {Element} item */
function nameIn(item) {
  return /** @type {Element} */ (item.querySelector(".person-name"));
}
