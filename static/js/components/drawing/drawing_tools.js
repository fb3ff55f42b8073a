// The tools of a drawing: pens, widths, stamps, papers, eraser.
/** @import { StampName } from "../../state/drawing/drawing_stamps.js" */
import { button, el, setAttribute } from "../../lib/dom/dom.js";
import { t } from "../../lib/i18n/i18n.js";
import { icon } from "../../lib/dom/icons.js";
import { svg } from "../../lib/dom/svg.js";
import { outlineOf } from "../../state/drawing/ink.js";
import { stamped, STAMPS } from "../../state/drawing/drawing_stamps.js";
import { tile } from "../base/tile.js";

/** @type {Record<string, () => string>} */
const COLOURS = {
  ink: () => t("black"),
  red: () => t("red"),
  blue: () => t("blue"),
  green: () => t("green"),
  yellow: () => t("yellow"),
};
const SIZES = [() => t("Thin line"), () => t("Middle line"), () => t("Thick line")];
/** @type {Record<StampName, () => string>} */
export const STAMP_WORDS = {
  smile: () => t("A smile"),
  sad: () => t("A sad face"),
  heart: () => t("A heart"),
  star: () => t("A star"),
  house: () => t("A house"),
  sun: () => t("A sun"),
};
/** @type {Record<string, () => string>} */
const PAPERS = {
  white: () => t("White paper"),
  sun: () => t("Yellow paper"),
  sky: () => t("Blue paper"),
  leaf: () => t("Green paper"),
  rose: () => t("Pink paper"),
  clay: () => t("Orange paper"),
  lilac: () => t("Violet paper"),
};

/** @typedef {{ tool: "pen" | "rubber" | "stamp", colour: string, size: number, stamp: StampName }} SelectedTool */

/**
 * What lies beside the sheet: pencils on one side, widths, stamps and papers on the other; the rubber stands below.
 */
export class DrawingTools {
  /**
   * @param {{
   *   hand: SelectedTool, changed: () => void, paper: (colour: string) => void, paperNow: () => string
   * }} wishes `hand` is changed in place
   */
  constructor(wishes) {
    this.wishes = wishes;
    this.row = el("div", { class: "drawing-row", role: "group", hidden: true });
    this.row.addEventListener("keydown", (event) => this.#escape(event));
    this.colours = Object.entries(COLOURS).map(([colour, words]) =>
      tool(words(), `pencil pencil--${colour}`, () => this.#take({ colour }), icon("check")),
    );
    this.sizes = SIZES.map((words, index) =>
      tool(words(), `width width--${index + 1}`, () => this.#take({ size: index + 1 }), el("span")),
    );
    this.rubber = tile("eraser", t("Rubber"), () => this.#take({ tool: "rubber" }), { kind: "rubber" });
    this.stamps = tool(t("Stamps"), "stamps", () => this.#open(this.stamps, this.#stampRow()), icon("stamp"));
    this.papers = tool(t("Paper"), "papers", () => this.#open(this.papers, this.#paperRow()), icon("paint-bucket"));
    this.pencils = el("div", { class: "drawing-tools", role: "group", "aria-label": t("Colours") }, ...this.colours);
    this.tools = el(
      "div",
      { class: "drawing-tools", role: "group", "aria-label": t("Tools") },
      ...this.sizes,
      this.stamps,
      this.papers,
    );
    this.show();
  }

  show() {
    const { hand } = this.wishes;
    Object.keys(COLOURS).forEach((colour, index) => press(this.colours[index], hand.colour === colour));
    this.sizes.forEach((size, index) => press(size, hand.size === index + 1));
    press(this.rubber, hand.tool === "rubber");
    press(this.stamps, hand.tool === "stamp");
  }

  close() {
    this.row.hidden = true;
  }

  /** Whoever takes a colour wants to draw with it. @param {Partial<SelectedTool>} what */
  #take(what) {
    const { hand, changed } = this.wishes;
    const tool = hand.tool === "rubber" ? "pen" : hand.tool;
    Object.assign(hand, { tool, ...what });
    this.close();
    this.show();
    changed();
  }

  /** @param {HTMLElement} opener @param {HTMLElement[]} choices */
  #open(opener, choices) {
    const { row } = this;
    const again = !row.hidden && row.getAttribute("aria-label") === opener.title;
    row.hidden = again;
    if (again) return;
    row.setAttribute("aria-label", opener.title);
    row.replaceChildren(...choices);
    choices[0].focus();
  }

  /** @param {KeyboardEvent} event */
  #escape(event) {
    if (event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    this.close();
  }

  #stampRow() {
    const { hand } = this.wishes;
    const pen = tool(t("Pencil"), "stamp-choice", () => this.#take({ tool: "pen" }), icon("pencil"));
    press(pen, hand.tool !== "stamp");
    const stamps = /** @type {StampName[]} */ (Object.keys(STAMPS)).map((stamp) => {
      const take = () => this.#take({ stamp, tool: "stamp" });
      const choice = tool(STAMP_WORDS[stamp](), "stamp-choice", take, stampPicture(stamp));
      press(choice, hand.tool === "stamp" && hand.stamp === stamp);
      return choice;
    });
    return [...stamps, pen];
  }

  #paperRow() {
    return Object.entries(PAPERS).map(([colour, words]) => {
      const choice = tool(words(), "paper-choice", () => this.#paint(colour), icon("check"));
      choice.dataset.colour = colour;
      press(choice, colour === this.wishes.paperNow());
      return choice;
    });
  }

  /** @param {string} colour */
  #paint(colour) {
    this.close();
    this.wishes.paper(colour);
    this.papers.focus();
  }
}

/** @param {string} words @param {string} kind @param {() => void} act @param {Node} picture */
function tool(words, kind, act, picture) {
  return button({ class: `drawing-tool ${kind}`, "aria-label": words, title: words }, act, picture);
}

/** @param {Element} element @param {boolean} pressed */
function press(element, pressed) {
  setAttribute(element, "aria-pressed", String(pressed));
}

/** A stamp as it will look, drawn by the thin pen. @param {StampName} name */
function stampPicture(name) {
  const lines = stamped(name, 200, 200, 1).map((line) => svg("path", { d: outlineOf(line, 0.5) }));
  return svg("svg", { viewBox: "110 110 180 180", class: "stamp-picture", "aria-hidden": "true" }, ...lines);
}
