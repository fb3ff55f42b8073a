import { el } from "../lib/dom.js";
import { icon } from "../lib/icons.js";

const SVG = "http://www.w3.org/2000/svg";

/** A ring that fills while one speaks: when it is full, there is no more room. No numbers. */
export function recordingRing() {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 100 100");
  svg.setAttribute("aria-hidden", "true");
  svg.append(circle("voice-ring-way"), circle("voice-ring-gone"));
  const element = el("div", { class: "voice-ring" }, svg, el("span", { class: "voice-ring-mouth" }, icon("mic")));
  return {
    element,
    /** @param {number} level @param {number} part both 0…1 */
    show(level, part) {
      element.style.setProperty("--part", String(part));
      element.style.setProperty("--level", level.toFixed(2));
    },
  };
}

/** @param {string} name */
function circle(name) {
  const ring = document.createElementNS(SVG, "circle");
  for (const [key, value] of Object.entries({ class: name, cx: 50, cy: 50, r: 44, pathLength: 1 }))
    ring.setAttribute(key, String(value));
  return ring;
}
