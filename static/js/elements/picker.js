/** @import { PageSymbol } from "../types.d.ts" */
import { button, el, setAttribute } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { icon } from "../lib/icons.js";

/** As many as a child looks over at once. */
const AT_ONCE = 8;

/**
 * A choice of symbols, a few at a time, with big arrows.
 * @param {PageSymbol[]} symbols
 * @param {(symbol: PageSymbol) => void} choose
 */
export function symbolPicker(symbols, choose) {
  const grid = el("div", { class: "picker-grid" });
  const pages = Math.max(Math.ceil(symbols.length / AT_ONCE), 1);
  let page = 0;
  const turn = (/** @type {number} */ by) => {
    page = (page + by + pages) % pages;
    const shown = symbols.slice(page * AT_ONCE, (page + 1) * AT_ONCE);
    grid.replaceChildren(...shown.map((symbol) => tile(symbol, choose)));
  };
  turn(0);
  const arrows = [
    button({ class: "round", "aria-label": t("Pictures before") }, () => turn(-1), icon("arrow-left")),
    button({ class: "round", "aria-label": t("More pictures") }, () => turn(1), icon("arrow-right")),
  ];
  for (const arrow of arrows) setAttribute(arrow, "hidden", pages === 1);
  const credit = el("p", { class: "picker-credit" }, t("Pictures: OpenMoji, CC BY-SA 4.0"));
  return el("div", { class: "picker" }, arrows[0], grid, arrows[1], credit);
}

/** @param {PageSymbol} symbol @param {(symbol: PageSymbol) => void} choose */
function tile(symbol, choose) {
  const picture = el("img", { src: symbol.src, alt: "", draggable: "false" });
  return button({ class: "picker-tile" }, () => choose(symbol), picture, el("span", {}, symbol.label));
}
