// Workbook pages about snacks and drinks: for the child, for everybody, and which ones never.
/** @import { CatalogueItem, SnackPlace } from "../../../types.d.ts" */
/** @import { Making, WorkbookPage } from "../../workbook/answer/answer_actions.js" */
import { el } from "../../../lib/dom/dom.js";
import { t } from "../../../lib/i18n/i18n.js";
import { icon } from "../../../lib/dom/icons.js";
import { snackWishesOf } from "../../../state/preparation/snacks.js";
import { wishSnack } from "../arrangement_actions.js";
import { chosenPage } from "./chosen.js";
import { askedWords } from "./tiles.js";
import { snackTiles } from "./snack_tiles.js";

/** Who reads it is said where it is chosen. */
const shopSees = () => t("Whoever does the shopping will see it.");

/** The pictures of a question about food: what I want for myself. @param {Making} making */
export function snackChoice(making) {
  const tiles = tilesFor(making, "me", making.page.question?.suggest);
  const sees = el(
    "p",
    { class: "arrange-sees" },
    icon("eye"),
    el("span", {}, t("Whoever does the shopping will see these pictures.")),
  );
  tiles.element.append(sees);
  return tiles;
}

/** Where the sheet does not ask it itself. @param {Making} making */
export function snacksPage(making) {
  return wishPage(making, "me", t("What would you like to eat and drink there?"), t("For me"));
}

/** @param {Making} making */
export function treatsPage(making) {
  return wishPage(making, "everybody", t("What shall there be for everybody?"), t("For everybody"));
}

/** @param {Making} making */
export function neverPage(making) {
  return wishPage(making, "never", t("What do you never want to eat?"), t("Never for me"));
}

/**
 * @param {Making} making @param {SnackPlace} place @param {string} ask @param {string} title
 * @returns {WorkbookPage}
 */
function wishPage(making, place, ask, title) {
  const { app } = making;
  const { store } = app;
  const tiles = tilesFor(making, place);
  const words = {
    ask: t("What else would you like?"),
    draft: "snacks",
    of: () => snackWishesOf(store.view).words,
    say: (/** @type {string} */ wished) => void store.do("snacks.words", { wished }),
  };
  const out = (/** @type {string} */ id) => {
    const snack = app.snacks.snacks.get(id);
    if (snack) wishSnack(making, snack, place);
  };
  const right = chosenPage(making, { title, note: shopSees(), out, words: place === "never" ? undefined : words });
  return {
    elements: [el("section", { class: "page page--asks" }, askedWords(ask), tiles.element), right.element],
    show() {
      tiles.show();
      right.show(
        snackWishesOf(store.view)[place].flatMap(
          (id) => /** @type {CatalogueItem[]} */ ([app.snacks.snacks.get(id) ?? []].flat()),
        ),
      );
    },
  };
}

/** @param {Making} making @param {SnackPlace} place @param {string[]} [first] */
function tilesFor(making, place, first) {
  const { app, sheet } = making;
  const picked = () => snackWishesOf(app.store.view)[place];
  return snackTiles(app, { tapped: (snack) => wishSnack(making, snack, place), picked, first, most: sheet.tiles });
}
