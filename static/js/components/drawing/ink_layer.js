// A canvas that paints strokes, only those that are new.
/** @import { Stroke } from "../../types.d.ts" */
import { el } from "../../lib/dom/dom.js";
import { lineOf, SHEET } from "../../state/drawing/ink.js";

/** @type {Map<string, string>} colours of pencils as the style sheet has them */
const colours = new Map();

/** A canvas with ink on it. Strokes that are painted already are not painted again when more come. */
export class InkLayer {
  /** @type {string[]} names of the strokes that are painted */
  #painted = [];
  /** @type {Stroke[]} */
  #strokes = [];

  /** @param {CanvasRenderingContext2DSettings} [how] */
  constructor(how) {
    this.canvas = el("canvas", { class: "ink-layer", "aria-hidden": "true" });
    this.ink = this.canvas.getContext("2d", how);
  }

  /** @param {number} dots how many lie side by side */
  fit(dots) {
    if (dots === 0 || dots === this.canvas.width) return;
    this.canvas.width = dots;
    this.canvas.height = Math.round((dots * SHEET.height) / SHEET.width);
    this.ink?.scale(dots / SHEET.width, dots / SHEET.width);
    this.#painted = [];
    this.show(this.#strokes);
  }

  /** @param {Stroke[]} strokes the lowest first */
  show(strokes) {
    this.#strokes = strokes;
    const goesOn = this.#painted.every((id, index) => strokes[index]?.id === id);
    if (!goesOn) this.clear();
    for (const stroke of goesOn ? strokes.slice(this.#painted.length) : strokes)
      this.fill(stroke.colour, lineOf(stroke).path);
    this.#painted = strokes.map(({ id }) => id);
  }

  clear() {
    this.ink?.clearRect(0, 0, SHEET.width, SHEET.height);
  }

  /** @param {string} colour @param {string} path */
  fill(colour, path) {
    if (!this.ink) return;
    this.ink.fillStyle = colourOf(colour);
    this.ink.fill(new Path2D(path));
  }
}

/** @param {string} name */
function colourOf(name) {
  let colour = colours.get(name);
  if (colour === undefined) {
    const style = getComputedStyle(document.documentElement);
    colour = style.getPropertyValue(`--ink-${name}`) || style.getPropertyValue("--ink-ink");
    colours.set(name, colour);
  }
  return colour;
}
