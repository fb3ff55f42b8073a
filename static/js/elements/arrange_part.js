/** @import { IconName } from "../lib/icons.js" */
/** @import { Person, Way } from "../types.d.ts" */
/** @import { Making, Now, StudioPage } from "./studio_deeds.js" */
import { el, setAttribute } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { maySpeak, nearestFirst, partOf, wayOf } from "../state/arranging.js";
import { knownRow } from "./arrange_known.js";
import { askedWords, choiceTile, peopleTiles, personTile } from "./arrange_tiles.js";

/** D13. @type {{ id: Way, symbol: string, icon: IconName, words: () => string }[]} */
const WAYS = [
  { id: "self", symbol: "here", icon: "log-in", words: () => t("I come") },
  { id: "guide", symbol: "talk", icon: "message-circle", words: () => t("My guide is there for me") },
  { id: "messages", symbol: "letter", icon: "sticky-note", words: () => t("I send messages") },
];

/** How the child takes part, and who speaks for it. What it said to the sheet's question is not asked again. @param {Making} making @returns {StudioPage} */
export function partPage(making) {
  const { room, sheet } = making;
  const { store } = room;
  const part = () => partOf(store.view);
  let said = /** @type {Way} */ ("");
  const choose = (/** @type {{ way?: Way, speaker?: string }} */ change) => {
    const way = part().way || said;
    store.do("part.choose", { ...(way ? { way } : {}), ...change });
  };
  const ways = WAYS.map(({ words, ...way }) => choiceTile(room, { ...way, words: words() }, () => choose(goesAs(store.people, way.id))));
  const speakers = peopleTiles(room, {
    most: sheet.tiles,
    label: t("Who speaks for me"),
    make: (person) => personTile(room, person, () => choose({ speaker: part().speaker === person.id ? "" : person.id }), person.role === "child" ? t("I do, myself") : undefined),
  });
  const known = knownRow(making, { command: "part.known", of: part });
  const left = el("section", { class: "leaf leaf--asks" }, askedWords(t("How will you be at the meeting?")), el("div", { class: "studio-suggests" }, ...ways));
  const right = el("section", { class: "leaf leaf--answers leaf--arranges" }, askedWords(t("Who speaks for you?")), speakers.element, known.element);
  return {
    elements: [left, right],
    show(/** @type {Now} */ { answers }) {
      const now = part();
      said = wayOf(now, answers.values());
      for (const one of ways) setAttribute(one, "aria-pressed", String(one.dataset.choice === said));
      speakers.show(store.people.filter(maySpeak).sort(nearestFirst), ({ id }) => id === now.speaker);
      known.show(Boolean(now.way || now.speaker));
    },
  };
}

/** Whoever sends its guide lets the guide speak. @param {readonly Person[]} people @param {Way} way */
function goesAs(people, way) {
  const guide = people.find(({ role }) => role === "guide");
  return way === "guide" && guide ? { way, speaker: guide.id } : { way };
}
