/** @import { Paper } from "../types.d.ts" */
/** @import { IconName } from "../lib/icons.js" */
/** @import { Store } from "../state/store.js" */
import { button, el, setAttribute, write } from "../lib/dom.js";
import { icon } from "../lib/icons.js";
import { paperInSight } from "../state/paper_in_sight.js";

/**
 * Which paper the child sees: the one it turned to, else the one everybody is shown, else the first of the step.
 * A new step begins on its own paper.
 */
export class ChildPapers {
  #turnedTo = "";
  #step = 0;
  #led = "";

  /** @param {Store} store */
  constructor(store) {
    this.store = store;
  }

  /** @returns {Paper[]} */
  get all() {
    return this.store.papers.filter((paper) => paper.open);
  }

  /** @returns {Paper | undefined} */
  get shown() {
    const { meeting } = this.store;
    if (meeting && meeting.step !== this.#step) {
      this.#step = meeting.step;
      this.#turnedTo = "";
    }
    const led = meeting?.spotlight?.paper ?? this.store.card(meeting?.spotlight?.card)?.paper ?? "";
    // Everybody is brought to a paper once; then the child turns as it likes.
    if (led !== this.#led) [this.#led, this.#turnedTo] = [led, led ? "" : this.#turnedTo];
    const { all } = this;
    return all.find(({ id }) => id === this.#turnedTo) ?? paperInSight(this.store);
  }

  /** @param {number} by @returns {Paper | undefined} */
  beside(by) {
    const { all, shown } = this;
    return all[all.findIndex(({ id }) => id === shown?.id) + by];
  }

  /** Something was hung there meanwhile: the child sees where. @param {string} paper */
  turnTo(paper) {
    this.#turnedTo = paper;
  }

  /** @param {number} by */
  turn(by) {
    this.#turnedTo = this.beside(by)?.id ?? this.#turnedTo;
  }
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
    /** @param {Paper | undefined} paper */
    show(paper) {
      setAttribute(element, "data-none", !paper);
      arrow.disabled = !paper;
      write(label, paper?.title ?? "");
      setAttribute(arrow, "aria-label", paper ? `${words}: ${paper.title}` : words);
    },
  };
}
