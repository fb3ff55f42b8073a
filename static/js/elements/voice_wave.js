import { wavePath } from "../state/waves.js";

const SVG = "http://www.w3.org/2000/svg";
/** A sound that nobody has drawn looks like this. */
const UNKNOWN = "2345432345654323454323456543";

/** A voice as a picture: its strokes, those that were heard already in a stronger colour. @param {string | undefined} wave */
export function voiceWave(wave) {
  const svg = document.createElementNS(SVG, "svg");
  for (const [name, value] of Object.entries({
    class: "voice-wave",
    viewBox: "0 0 100 20",
    preserveAspectRatio: "none",
    "aria-hidden": "true",
  }))
    svg.setAttribute(name, value);
  const all = strokes("voice-wave-all");
  const heard = strokes("voice-wave-heard");
  svg.append(all, heard);
  const show = (/** @type {string | undefined} */ digits) => {
    const path = wavePath(digits || UNKNOWN);
    all.setAttribute("d", path);
    heard.setAttribute("d", path);
  };
  show(wave);
  return {
    element: svg,
    show,
    /** @param {number} part how much of it was heard, 0…1 */
    hear: (part) => svg.style.setProperty("--heard", String(part)),
  };
}

/** @param {string} name */
function strokes(name) {
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("class", name);
  path.setAttribute("vector-effect", "non-scaling-stroke");
  return path;
}
