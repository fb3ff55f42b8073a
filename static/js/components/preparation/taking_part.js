// Workbook page: how the child takes part (D13), and who speaks for it.
/** @import { IconName } from "../../lib/dom/icons.js" */
/** @import { Way } from "../../types.d.ts" */
/** @import { Making, Now, WorkbookPage } from "../workbook/answer/answer_actions.js" */
import { el, setAttribute } from "../../lib/dom/dom.js";
import { t } from "../../lib/i18n/i18n.js";
import { maySpeak, nearestFirst, partOf } from "../../state/preparation/arrangements.js";
import { choosesWay, pictureOf, wayOf } from "../../state/profile/taking_part.js";
import { goAs } from "./arrangement_actions.js";
import { knownRow } from "./known_to_others.js";
import { askedWords, choiceTile, peopleTiles, personTile } from "./choices/tiles.js";

/** D13. @type {{ id: Way, icon: IconName, words: () => string }[]} */
const WAYS = [
  { id: "self", icon: "log-in", words: () => t("I come") },
  { id: "guide", icon: "message-circle", words: () => t("My guide is there for me") },
  { id: "messages", icon: "sticky-note", words: () => t("I send messages") },
];

/**
 * How the child takes part: the pictures of the sheet's question about it, and of the page where no sheet asks.
 * @param {Making} making
 * @param {{ element: HTMLElement, show: (now: Now) => void }} [further] what else the question offers
 */
export function wayChoice(making, further) {
  const { app, page } = making;
  const tiles = WAYS.map(({ words, ...way }) =>
    choiceTile(app, { ...way, symbol: pictureOf(way.id, page.question?.suggest), words: words() }, () =>
      goAs(making, way.id),
    ),
  );
  const ways = el(
    "div",
    { class: "workbook-suggests", role: "group", "aria-label": t("How will you be at the meeting?") },
    ...tiles,
  );
  return {
    element: el("div", { class: "workbook-choices" }, ways, further ? further.element : null),
    /** @param {Now} now */
    show(now) {
      const way = wayOf(partOf(app.store.view), now.answers.values());
      for (const one of tiles) setAttribute(one, "aria-pressed", String(one.dataset.choice === way));
      further?.show(now);
    },
  };
}

/**
 * Who speaks for the child; before that how it takes part, where the sheet does not ask it.
 * @param {Making} making
 * @returns {WorkbookPage}
 */
export function partPage(making) {
  const { app, sheet } = making;
  const { store } = app;
  const part = () => partOf(store.view);
  let said = /** @type {Way} */ ("");
  const speaks = (/** @type {string} */ id) =>
    store.do("part.choose", { ...(said ? { way: said } : {}), speaker: part().speaker === id ? "" : id });
  const speakers = peopleTiles(app, {
    most: sheet.tiles,
    label: t("Who speaks for me"),
    make: (person) =>
      personTile(app, person, () => speaks(person.id), person.role === "child" ? t("I do, myself") : undefined),
  });
  const known = knownRow(making, { command: "part.known", of: part });
  const ways = sheet.questions.some((question) => choosesWay(question, sheet)) ? undefined : wayChoice(making);
  const left =
    ways && el("section", { class: "page page--asks" }, askedWords(t("How will you be at the meeting?")), ways.element);
  const where = ways ? "page--answers" : "page--whole page--speaks";
  const right = el(
    "section",
    { class: `page ${where} page--arranges` },
    askedWords(t("Who speaks for you?")),
    speakers.element,
    known.element,
  );
  return {
    elements: left ? [left, right] : [right],
    show(/** @type {Now} */ now) {
      const { way, speaker } = part();
      said = wayOf(part(), now.answers.values());
      ways?.show(now);
      speakers.show(store.people.filter(maySpeak).sort(nearestFirst), ({ id }) => id === speaker);
      known.show(Boolean(way || speaker));
    },
  };
}
