// Workbook page: what the child must not eat.
/** @import { AppContext } from "../../context.js" */
/** @import { Allergies } from "../../types.d.ts" */
/** @import { Making, WorkbookPage } from "../workbook/answer/answer_actions.js" */
import { button, el, setAttribute } from "../../lib/dom/dom.js";
import { t } from "../../lib/i18n/i18n.js";
import { icon } from "../../lib/dom/icons.js";
import { allergensOf, allergiesOf, wasAsked } from "../../state/preparation/snacks.js";
import { chosenPage, writeWords } from "./choices/chosen.js";
import { askedWords } from "./choices/tiles.js";
import { pictureButton } from "./choices/snack_tiles.js";

/** What the child must not eat. @param {Making} making @returns {WorkbookPage} */
export function allergiesPage(making) {
  const { app } = making;
  const { store } = app;
  const now = () => allergiesOf(store.view);
  const turn = (/** @type {string} */ allergen) =>
    store.do("snacks.allergy", { allergen, has: !now().allergens.includes(allergen) });
  const words = {
    ask: t("What else must you not eat?"),
    draft: "allergies",
    of: () => now().words,
    say: (/** @type {string} */ allergies) => void store.do("snacks.words", { allergies }),
  };
  const tiles = allergenTiles(app, turn, () => writeWords(making, words));
  const note = t("Whoever does the shopping will see it, so that nobody is harmed.");
  const right = chosenPage(making, { title: t("I must not eat this"), note, out: turn, words, other: false });
  return {
    elements: [
      el("section", { class: "page page--asks" }, askedWords(t("Is there food that you must not eat?")), tiles.element),
      right.element,
    ],
    show() {
      tiles.show(now());
      const all = allergensOf(now());
      const chosen = [...app.snacks.allergens.values()].filter(({ id }) => all.has(id));
      const none = now().none ? t("There is nothing that you must not eat.") : undefined;
      right.show(
        chosen.map((one) => ({ ...one, fixed: !now().allergens.includes(one.id) })),
        { none, more: addedWords(app, now()) },
      );
    },
  };
}

/**
 * All fourteen are seen at once: where it is about safety nothing waits behind an arrow.
 * @param {AppContext} app
 * @param {(id: string) => void} turn
 * @param {() => void} put
 */
function allergenTiles(app, turn, put) {
  const { store } = app;
  const tiles = [...app.snacks.allergens.values()].map((allergen) =>
    pictureButton(app, allergen, "allergen", () => turn(allergen.id)),
  );
  const tell = () => store.do("snacks.none", { none: !allergiesOf(store.view).none });
  const other = button({ class: "picker-tile allergen" }, put, icon("pencil"), el("span", {}, t("Something else")));
  const none = button({ class: "picker-tile allergen" }, tell, icon("check"), el("span", {}, t("Nothing like that")));
  return {
    element: el(
      "div",
      { class: "allergens", role: "group", "aria-label": t("What I must not eat") },
      ...tiles,
      other,
      none,
    ),
    /** @param {Allergies} now */
    show(now) {
      const all = allergensOf(now);
      for (const tile of tiles) setAttribute(tile, "aria-pressed", String(all.has(tile.dataset.id ?? "")));
      const free = !wasAsked({ ...now, none: false });
      setAttribute(none, "aria-pressed", String(now.none && free));
      none.disabled = !free;
    },
  };
}

/**
 * What the organizer heard elsewhere is said, and is not the child's to take away.
 * @param {AppContext} app
 * @param {Allergies} allergies
 */
function addedWords(app, { heard, heard_words: words }) {
  const all = [...heard.map((id) => app.snacks.allergens.get(id)?.label ?? id), words].filter(Boolean);
  return all.length > 0 ? t("Whoever prepares the meeting added: {allergies}", { allergies: all.join(", ") }) : "";
}
