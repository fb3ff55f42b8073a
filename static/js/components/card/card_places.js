// Nine buttons that move a card to one of nine places of its paper.
/** @import { Card } from "../../types.d.ts" */
/** @import { AppContext } from "../../context.js" */
/** @import { IpkPaper } from "../wall/paper.js" */
import { button, el, setAttribute } from "../../lib/dom/dom.js";
import { t } from "../../lib/i18n/i18n.js";
import { GRID, ninthOf, spotIn } from "../../state/wall/nine_places.js";
import { sheetOf } from "../../state/wall/free_spots.js";

/** From the top left to the bottom right, as one reads. */
const ROWS = [() => t("Top"), () => t("Middle"), () => t("Bottom")];
const COLUMNS = [() => t("on the left"), () => t("middle"), () => t("on the right")];
const NAMES = ROWS.flatMap((row) => COLUMNS.map((column) => () => `${row()}, ${column()}`));
/** @type {Record<string, number>} */
const ARROWS = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -GRID, ArrowDown: GRID };

/**
 * Nine places of a paper, one of which a card is moved to: for one switch, for keys, for hands that meet only what is
 * large. Whoever can taps the paper itself, wherever it likes.
 * @param {AppContext} app @param {IpkPaper} paper @param {(spot: { paper: string, x: number, y: number }) => void}
 * place
 */
export function cardPlaces({ store }, paper, place) {
  let moved = /** @type {Card | undefined} */ (undefined);
  const choose = (/** @type {number} */ ninth) => {
    const card = moved;
    const on = paper.paper?.id;
    if (!card || !on) return;
    const others = store.cardsOn(on).filter(({ id }) => id !== card.id);
    place({ paper: on, ...spotIn(ninth, others, card, paper.sheet) });
    paper.cardOf(card.id)?.focus({ preventScroll: true });
  };
  const buttons = NAMES.map((words, ninth) =>
    button({ class: "place-of-nine", "aria-label": words() }, () => choose(ninth)),
  );
  const element = el(
    "div",
    { class: "places-of-nine", role: "group", "aria-label": t("Choose a place."), hidden: true },
    ...buttons,
  );
  element.addEventListener("keydown", ({ key, target }) => {
    const at = buttons.findIndex((one) => one === target);
    const sideways = key === "ArrowLeft" || key === "ArrowRight";
    const next = at + (ARROWS[key] ?? 0);
    if (next !== at && (!sideways || Math.floor(next / GRID) === Math.floor(at / GRID))) buttons[next]?.focus();
  });
  return {
    /** @param {Card | undefined} card the one to be moved, if one is */
    show(card) {
      if (!element.isConnected) paper.append(element);
      const opens = card && element.hidden;
      moved = card;
      element.hidden = !card;
      if (paper.layer) paper.layer.inert = Boolean(card);
      if (!card) return;
      const here = card.paper === paper.paper?.id && sheetOf(card.y) === paper.sheet ? ninthOf(card) : -1;
      buttons.forEach((one, ninth) => setAttribute(one, "aria-current", ninth === here ? "location" : null));
      if (opens) buttons[Math.max(here, 0)].focus({ preventScroll: true });
    },
  };
}
