// Notices over the wall for the facilitator: who needs them now.
/** @import { AppContext } from "../../context.js" */
/** @import { Ping } from "../wall/pings.js" */
import { button, el, syncChildren, setAttribute, setText } from "../../lib/dom/dom.js";
import { changeListSafely } from "../../lib/dom/ghost_clicks.js";
import { t } from "../../lib/i18n/i18n.js";
import { icon } from "../../lib/dom/icons.js";
import { QUIET } from "./raised_hands.js";
import { pingsOf, pingWords } from "../wall/pings.js";

/** Milliseconds in which a new notice ignores taps, because they were meant for the wall. */
const FRESH_MS = 800;

/**
 * One line for each signal (not understanding, help, leaving) with a button that answers it. The oldest is lowest, so
 * that no line moves another.
 * @param {AppContext} app
 */
export function callLines(app) {
  const list = el("ul", { class: "calls", role: "list", "aria-label": t("Who needs you now") });
  const said = el("p", { class: "visually-hidden", role: "status" });
  const element = el("div", { class: "calls-place" }, said, list);
  return {
    element,
    show() {
      const { store } = app;
      const calls = store.may("signal.answer") ? pingsOf(store.signals.filter(({ answered_by: by }) => !by)) : [];
      changeListSafely(list, () =>
        syncChildren(list, calls, { key: ({ key }) => key, make: (call) => callLine(call, app) }),
      );
      setAttribute(list, "hidden", calls.length === 0);
      setText(said, calls.map((call) => pingWords(call, app)).join(". "));
    },
  };
}

/** @param {Ping} call @param {AppContext} app */
function callLine(call, app) {
  const answer = () => call.ids.forEach((id) => app.store.do("signal.answer", { id }));
  const line = el(
    "li",
    { class: "call", "data-fresh": true },
    icon(QUIET[call.signal?.kind ?? "unclear"] ?? "life-buoy"),
    el("p", { class: "call-words" }, pingWords(call, app)),
    button({ class: "button button--main button--small", "data-act": "coming" }, answer, answerWords(call, app)),
  );
  setTimeout(() => setAttribute(line, "data-fresh", false), FRESH_MS);
  return line;
}

/** As one says it to that person. @param {Ping} call @param {AppContext} app */
function answerWords({ signal }, app) {
  if (!signal) return t("I will explain");
  const child = app.store.person(signal.person)?.role === "child";
  return child ? t("I am coming to you") : t("I am on my way to you");
}
