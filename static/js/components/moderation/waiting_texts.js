// The list of texts other than cards that wait for the facilitator's approval.
/** @import { Agreement, Card, Task, Topic } from "../../types.d.ts" */
/** @import { AppContext } from "../../context.js" */
/** @import { WaitingText } from "../../state/meeting/waiting_texts.js" */
import { button, el, setText, syncChildren } from "../../lib/dom/dom.js";
import { t } from "../../lib/i18n/i18n.js";
import { icon } from "../../lib/dom/icons.js";
import { decide } from "../../state/core/seen.js";
import { sayDate } from "../../state/meeting/date_words.js";
import { waitingTexts } from "../../state/meeting/waiting_texts.js";
import { whoWords } from "../steps/plan/who_words.js";

/** @param {AppContext} app */
export function waitingTextList(app) {
  const list = el("ul", { class: "waiting-texts", role: "list" });
  /** As they stand here: what is approved together. @type {WaitingText[]} */
  let shown = [];
  const approve = (/** @type {WaitingText} */ one) => decide(app.store, "text.approve", { id: one.id }, one);
  const words = el("span");
  const all = button(
    { class: "button button--small button--plain", "data-action": "approve-texts" },
    () => shown.forEach(approve),
    icon("check"),
    words,
  );
  const element = el("section", { class: "heap", hidden: true }, list, el("footer", { class: "heap-head" }, all));
  return {
    element,
    show() {
      shown = waitingTexts(app.store);
      element.hidden = shown.length === 0;
      all.hidden = shown.length < 2;
      setText(words, t("Approve all {count}", { count: shown.length }));
      syncChildren(list, shown, {
        key: ({ id }) => id,
        make: ({ id }) => textLine(() => shown.filter((one) => one.id === id).forEach(approve)),
        update: (line, one) => updateLine(app, line, one),
      });
    },
  };
}

/** @param {() => void} approve */
function textLine(approve) {
  return el(
    "li",
    { class: "waiting-text" },
    el("p", { class: "waiting-text-about" }),
    el("p", { class: "waiting-text-words" }),
    button({ class: "button button--small button--approve" }, approve, icon("check"), t("Approve")),
  );
}

/** @param {AppContext} app @param {Element} line @param {WaitingText} one */
function updateLine(app, line, one) {
  const [about, words] = wordsOf(app, one);
  setText(/** @type {Element} */ (line.querySelector(".waiting-text-about")), about);
  setText(/** @type {Element} */ (line.querySelector(".waiting-text-words")), words);
}

/** What it is, and what it says. @param {AppContext} app @param {WaitingText} one @returns {[string, string]} */
function wordsOf(app, one) {
  if (one.type === "task") return [t("A row of the plan"), taskWords(app, /** @type {Task} */ (one))];
  if (one.type === "agreement") return agreementWords(app, /** @type {Agreement} */ (one));
  if (one.type === "topic") return [t("A topic"), /** @type {Topic} */ (one).title];
  return [t("The title of a pile"), /** @type {Card} */ (one).group ?? ""];
}

/** All that others will read of it. @param {AppContext} app @param {Task} task */
function taskWords(app, task) {
  const { what, by, need, topic, noticed, otherwise } = task;
  const parts = [what, whoWords(app, task), sayDate(by, app.page.lang), topic, need, noticed, otherwise];
  return parts.filter(Boolean).join(" · ");
}

/** @param {AppContext} app @param {Agreement} one @returns {[string, string]} */
function agreementWords(app, { person, answer, words }) {
  const name = app.nameOf(person);
  return [
    answer === "wish" ? t("{name} wishes to the plan", { name }) : t("{name}: not yet, because", { name }),
    words,
  ];
}
