// The waveform of a recording as SVG.
import { svg } from "../../lib/dom/svg.js";
import { wavePath } from "../../state/media/waves.js";

/** The waveform of a recording whose own is not known. */
const UNKNOWN = "2345432345654323454323456543";

/**
 * A voice as a picture: its strokes, those that were heard already in a stronger colour.
 * @param {string | undefined} wave
 */
export function voiceWave(wave) {
  const all = strokes("voice-wave-all");
  const heard = strokes("voice-wave-heard");
  const around = { class: "voice-wave", viewBox: "0 0 100 20", preserveAspectRatio: "none", "aria-hidden": "true" };
  const element = svg("svg", around, all, heard);
  const show = (/** @type {string | undefined} */ digits) => {
    const path = wavePath(digits || UNKNOWN);
    all.setAttribute("d", path);
    heard.setAttribute("d", path);
  };
  show(wave);
  return {
    element,
    show,
    /** @param {number} part how much of it was heard, 0…1 */
    hear: (part) => element.style.setProperty("--heard", String(part)),
  };
}

/** @param {string} name */
function strokes(name) {
  return svg("path", { class: name, "vector-effect": "non-scaling-stroke" });
}
