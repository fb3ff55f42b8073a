// A progress ring around the record button: the share of the longest recording.
import { el } from "../../lib/dom/dom.js";
import { icon } from "../../lib/dom/icons.js";
import { svg } from "../../lib/dom/svg.js";

/** A ring that fills while somebody records; it is full at the longest recording. It shows no numbers. */
export function recordingRing() {
  const ring = svg(
    "svg",
    { viewBox: "0 0 100 100", "aria-hidden": "true" },
    circle("voice-ring-way"),
    circle("voice-ring-gone"),
  );
  const element = el("div", { class: "voice-ring" }, ring, el("span", { class: "voice-ring-mouth" }, icon("mic")));
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
  return svg("circle", { class: name, cx: 50, cy: 50, r: 44, pathLength: 1 });
}
