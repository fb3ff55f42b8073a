/** @import { Card } from "../types.d.ts" */
/** @import { IpkPaper } from "./paper.js" */
import { button, el, setAttribute } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { GRID, ninthOf } from "../state/spots.js";

/** From the top left to the bottom right, as one reads. */
const NAMES = [
  () => t("Top left"),
  () => t("Top, in the middle"),
  () => t("Top right"),
  () => t("In the middle, left"),
  () => t("In the very middle"),
  () => t("In the middle, right"),
  () => t("Bottom left"),
  () => t("Bottom, in the middle"),
  () => t("Bottom right"),
];
/** @type {Record<string, number>} */
const ARROWS = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -GRID, ArrowDown: GRID };

/**
 * Nine places of a paper, one of which a card is moved to: for one switch, for keys, for hands that meet only what is
 * large. Whoever can taps the paper itself, wherever it likes.
 * @param {IpkPaper} paper @param {(ninth: number) => void} choose
 */
export function cardPlaces(paper, choose) {
  const buttons = NAMES.map((words, ninth) => button({ class: "place-of-nine", "aria-label": words() }, () => choose(ninth)));
  const element = el("div", { class: "places-of-nine", role: "group", "aria-label": t("Where it should hang"), hidden: true }, ...buttons);
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
      element.hidden = !card;
      if (paper.layer) paper.layer.inert = Boolean(card);
      if (!card) return;
      const here = card.paper === paper.paper?.id ? ninthOf(card) : -1;
      buttons.forEach((one, ninth) => setAttribute(one, "aria-current", ninth === here ? "location" : null));
      if (opens) buttons[Math.max(here, 0)].focus({ preventScroll: true });
    },
  };
}
