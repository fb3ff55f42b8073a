// Buttons by which the child chooses who may see an answer.
/** @import { AppContext } from "../../../context.js" */
/** @import { IconName } from "../../../lib/dom/icons.js" */
/** @import { Consent, ProfileAnswer } from "../../../types.d.ts" */
/** @import { Making, Now } from "./answer_actions.js" */
import { button, el, setAttribute, setText } from "../../../lib/dom/dom.js";
import { t } from "../../../lib/i18n/i18n.js";
import { icon } from "../../../lib/dom/icons.js";
import { hasContent } from "../../../state/profile/profile.js";
import { askByProxy } from "../lifecycle/ask_by_proxy.js";
import { symbolImage } from "../../symbols/picker_tile.js";

/**
 * In pictures of the dictionary: between us, everybody sees it, it is written down.
 * @type {{ consent: Consent, symbol: string, icon: IconName, words: () => string }[]}
 */
const WAYS = [
  { consent: "me", symbol: "secret", icon: "users", words: () => t("Only me and my guide") },
  { consent: "lead", symbol: "listen", icon: "eye", words: () => t("Whoever leads the meeting, too") },
  { consent: "wall", symbol: "everybody", icon: "sticky-note", words: () => t("On the wall") },
  { consent: "minutes", symbol: "notebook", icon: "file-text", words: () => t("In the minutes too") },
];
const WIDTH = { me: 0, lead: 1, wall: 2, minutes: 3 };
/**
 * How far answers of a heading are let go here: what is not to be talked about reaches no wall and no paper.
 * @type {Record<string, Consent[]>}
 */
const OFFERED = { stop: ["me", "lead", "wall"], untold: ["me", "lead"] };
/** @type {Consent[]} */
const USUAL = ["me", "wall", "minutes"];

/**
 * Who may see this answer: three pictures, the child's to choose. A guide may narrow, or say that the child told it.
 * @param {Making} making
 */
export function consentRow(making) {
  const { app, page, actions } = making;
  const choose = (/** @type {Consent} */ consent) => {
    const now = actions?.answer?.consent ?? "me";
    if (app.isChild || WIDTH[consent] <= WIDTH[now]) actions?.consent(consent);
    else askByProxy(making, () => actions?.consent(consent, true));
  };
  const offered = OFFERED[page.question?.heading ?? ""] ?? USUAL;
  const ways = WAYS.filter(({ consent }) => offered.includes(consent) && (consent !== "wall" || page.question?.paper));
  const buttons = ways.map((way) => consentButton(app, way, () => choose(way.consent)));
  const legend = el("p", { class: "workbook-who-sees" }, t("Who may see it?"));
  const note = el("p", { class: "workbook-note", role: "status" });
  const row = el("div", { class: "consents" }, ...buttons);
  const element = el(
    "div",
    { class: "workbook-consent", role: "group", "aria-label": t("Who may see it?") },
    legend,
    row,
    note,
  );
  return {
    element,
    /** @param {Now} now */
    show({ answers }) {
      const answer = answers.get(page.question?.id ?? "");
      const consent = answer?.consent ?? "me";
      for (const one of buttons) setAttribute(one, "aria-pressed", one.dataset.consent === consent ? "true" : "false");
      element.hidden = !hasContent(answer);
      setText(note, answer ? noteOf(making, answer) : "");
    },
  };
}

/** @param {AppContext} app @param {typeof WAYS[number]} way @param {() => void} press */
function consentButton(app, way, press) {
  const symbol = app.symbols.get(way.symbol);
  const picture = symbol ? symbolImage(app, symbol, "consent-picture") : icon(way.icon);
  return button({ class: "consent", "data-consent": way.consent }, press, picture, el("span", {}, way.words()));
}

/** Did somebody try without the child, or say that it agreed? @param {Making} making @param {ProfileAnswer} answer */
function noteOf({ app, page }, { attempt, told, consent, consent_by }) {
  const noted = told && consent !== "me";
  if (!attempt && !noted && page.question?.heading === "stop" && consent === "lead")
    return t("So that your STOP is recognised.");
  if (!app.isChild)
    return attempt ? t("Without the child's consent nothing is shown.") : noted ? t("Noted: the child told it.") : "";
  if (attempt) return t("{name} wanted to show this. It does not go without you.", { name: app.nameOf(attempt) });
  return noted ? t("{name} says that you told so.", { name: app.nameOf(consent_by) }) : "";
}
