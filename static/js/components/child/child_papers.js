// Which sheet of which paper the child's screen shows, and the arrows to the others.
/** @import { Paper } from "../../types.d.ts" */
/** @import { IconName } from "../../lib/dom/icons.js" */
/** @import { Store } from "../../state/core/store.js" */
import { button, el, setAttribute, setText } from "../../lib/dom/dom.js";
import { icon } from "../../lib/dom/icons.js";
import { paperInSight } from "../../state/wall/paper_in_sight.js";
import { sheetOf } from "../../state/wall/free_spots.js";
import { sheetTitle } from "../wall/paper.js";

/** @typedef {{ paper: Paper, sheet: number }} PaperSheet One sheet of a paper. */

/**
 * Which sheet the child sees: the one it turned to, else the first of the paper everybody is shown, else of the step's.
 * A new step begins on its own paper, and what the child hung comes into sight.
 */
export class ChildPapers {
  #turnedTo = "";
  #sheet = 0;
  #step = 0;
  #led = "";
  /** Own cards that were seen, and on which sheet. @type {Map<string, string> | undefined} */
  #own;

  /** @param {Store} store */
  constructor(store) {
    this.store = store;
  }

  /** @returns {Paper[]} */
  get all() {
    return this.store.papers.filter((paper) => paper.open);
  }

  /** @returns {PaperSheet | undefined} */
  get shown() {
    const { meeting } = this.store;
    if (meeting && meeting.step !== this.#step) {
      this.#step = meeting.step;
      this.turnTo("");
    }
    const lit = this.store.card(meeting?.spotlight?.card);
    const led = meeting?.spotlight?.paper ?? lit?.paper ?? "";
    // Everybody is brought to a paper once; then the child turns as it likes.
    if (`${led} ${lit?.id}` !== this.#led) {
      this.#led = `${led} ${lit?.id}`;
      if (led) this.turnTo("", lit ? sheetOf(lit.y) : 0);
    }
    const { all } = this;
    const paper = all.find(({ id }) => id === this.#turnedTo) ?? paperInSight(this.store);
    return paper && { paper, sheet: Math.min(this.#sheet, sheetsOf(paper) - 1) };
  }

  /**
   * The sheet that one comes to by turning on or back, through all papers.
   * @param {number} by
   * @returns {PaperSheet | undefined}
   */
  beside(by) {
    const { all, shown } = this;
    const leaves = all.flatMap((paper) => Array.from({ length: sheetsOf(paper) }, (_, sheet) => ({ paper, sheet })));
    return leaves[leaves.findIndex(({ paper, sheet }) => paper.id === shown?.paper.id && sheet === shown.sheet) + by];
  }

  /** @param {string} paper @param {number} [sheet] */
  turnTo(paper, sheet = 0) {
    this.#turnedTo = paper;
    this.#sheet = sheet;
  }

  /**
   * A card that the child hung just now is where the child looks, wherever the server found room for it.
   * @param {string | undefined} person
   */
  followOwn(person) {
    const own = this.store.cards.filter(({ author }) => author === person);
    const before = this.#own;
    this.#own = new Map(own.map(({ id, paper, y }) => [id, `${paper} ${sheetOf(y)}`]));
    if (!before) return;
    const moved = own.findLast(({ id }) => before.get(id) !== this.#own?.get(id));
    if (moved && this.all.some(({ id }) => id === moved.paper)) this.turnTo(moved.paper, sheetOf(moved.y));
  }

  /** @param {number} by */
  turn(by) {
    const sheet = this.beside(by);
    if (sheet) this.turnTo(sheet.paper.id, sheet.sheet);
  }
}

/** @param {Paper} paper */
function sheetsOf({ sheets = 1 }) {
  return sheets;
}

/**
 * A big arrow that turns to the paper beside, with its title under it.
 * @param {IconName} name @param {string} words @param {() => void} press
 */
export function turningArrow(name, words, press) {
  const label = el("span", { class: "turn-title" });
  const arrow = button({ class: "round", "aria-label": words }, press, icon(name));
  const element = el("div", { class: "turn" }, arrow, label);
  return {
    element,
    /** @param {PaperSheet | undefined} sheet */
    show(sheet) {
      const title = sheet ? sheetTitle(sheet.paper, sheet.sheet) : "";
      setAttribute(element, "data-none", !sheet);
      arrow.disabled = !sheet;
      setText(label, title);
      setAttribute(arrow, "aria-label", title ? `${words}: ${title}` : words);
    },
  };
}
