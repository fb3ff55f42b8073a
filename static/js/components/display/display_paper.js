// A paper on the room's display; a crowded paper is shown page by page.
/** @import { Card, Paper } from "../../types.d.ts" */
/** @import { AppContext } from "../../context.js" */
import { el, syncChildren, setAttribute } from "../../lib/dom/dom.js";
import { t } from "../../lib/i18n/i18n.js";
import { pagesOf } from "../../state/wall/display_pages.js";
import { sheetOf } from "../../state/wall/free_spots.js";
import { IpkPaper } from "../wall/paper.js";

/** Milliseconds that each page of a crowded paper is shown. */
export const PAGE_MS = 15_000;

/**
 * The one paper that the room looks at. As it hangs, as long as its cards can be read; a crowded one is laid out page
 * by page, and the pages turn by themselves. What has just come is on the page that is shown.
 */
export class DisplayPaper {
  holder = el("div", { class: "display-papers" });
  dots = el("div", { class: "display-pages", role: "img", hidden: true });
  element = el("div", { class: "display-board" }, this.holder, this.dots);
  /** @type {Paper | undefined} */
  #paper;
  /** @type {(readonly Card[])[]} */
  #pages = [[]];
  #page = 0;
  #newest = 0;
  /** What has just come may be read before the page turns. */
  #fresh = false;
  /** The page that whoever leads chose: it stays. @type {number | undefined} */
  #part;

  /** @param {AppContext} app @param {AbortSignal} signal ends the turning */
  constructor(app, signal) {
    this.app = app;
    const timer = setInterval(() => this.#turn(), PAGE_MS);
    signal.addEventListener("abort", () => clearInterval(timer));
  }

  /** @param {Paper | undefined} paper @param {number} [part] the page to stay at */
  show(paper, part) {
    const cards = this.app.store.cards.filter((card) => card.paper === paper?.id);
    this.#pages = pagesOf(cards, paper?.sheets ?? 1);
    const last = cards.reduce((top, card) => Math.max(top, card.rev), 0);
    const another = paper?.id !== this.#paper?.id;
    if (another) this.#page = 0;
    else if (last > this.#newest) this.#page = this.#pages.findIndex((page) => page.some(({ rev }) => rev === last));
    this.#fresh ||= another || last > this.#newest;
    [this.#paper, this.#newest, this.#part] = [paper, last, part];
    this.#draw();
  }

  #turn() {
    if (!this.#fresh && this.#part === undefined) this.#page += 1;
    this.#fresh = false;
    this.#draw();
  }

  #draw() {
    this.#page = (this.#part ?? this.#page) % this.#pages.length;
    syncChildren(this.holder, this.#paper ? [this.#paper] : [], {
      key: ({ id }) => id,
      make: () => Object.assign(new IpkPaper(), { still: true }),
      update: (one, paper) =>
        one.show(paper, this.#pages[this.#page], this.app, { sheet: sheetOf(this.#pages[this.#page][0]?.y ?? 0) }),
    });
    showDots(this.dots, this.#page, this.#pages.length);
  }
}

/** @param {HTMLElement} dots @param {number} page @param {number} count */
export function showDots(dots, page, count) {
  dots.hidden = count < 2;
  dots.setAttribute("aria-label", t("Page {page} of {pages}", { page: page + 1, pages: count }));
  syncChildren(dots, [...Array(count).keys()], {
    key: String,
    make: () => el("span", { class: "display-dot" }),
    update: (dot, place) => setAttribute(dot, "data-now", place === page),
  });
}
