// A photo in a frame that is cropped, zoomed and turned by pointer or keyboard.
/** @import { Photo } from "./photo_canvas.js" */
/** @import { Crop } from "../../state/media/cropping.js" */
import { el } from "../../lib/dom/dom.js";
import { t } from "../../lib/i18n/i18n.js";
import { centred, zoomed, shifted, turned, uncropped } from "../../state/media/cropping.js";

const SHOWN_PX = 1024;
/** @type {Record<string, [number, number]>} */
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/**
 * A picture before it is hung: what is seen in the frame is what will hang.
 * Turned and brought nearer by buttons; then a tap brings a place to the middle, arrows and a pull move it.
 * @param {Photo} photo @param {() => void} changed
 */
export function photoFrame(photo, changed) {
  const canvas = el("canvas", { class: "photo-canvas", role: "img", "aria-label": t("Your picture"), tabindex: 0 });
  let look = uncropped();
  const show = (/** @type {Crop} */ next) => {
    look = next;
    photo.draw(canvas, look, SHOWN_PX);
    changed();
  };
  canvas.addEventListener("keydown", (event) => {
    const arrow = ARROWS[event.key];
    if (!arrow) return;
    event.preventDefault();
    show(shifted(look, ...arrow));
  });
  pulled(canvas, () => look, show);
  photo.draw(canvas, look, SHOWN_PX);
  return {
    element: el("div", { class: "photo-frame" }, canvas),
    get look() {
      return look;
    },
    turn: () => show(turned(look)),
    near: (/** @type {1 | -1} */ by) => show(zoomed(look, by)),
  };
}

/**
 * A tap or a pull on what was brought nearer.
 * @param {HTMLCanvasElement} canvas
 * @param {() => Crop} look
 * @param {(look: Crop) => void} show
 */
function pulled(canvas, look, show) {
  /** @type {{ x: number, y: number, look: Crop, moved: boolean } | undefined} */
  let start;
  canvas.addEventListener("pointerdown", ({ clientX, clientY, pointerId }) => {
    if (look().zoom === 1) return;
    canvas.setPointerCapture(pointerId);
    start = { x: clientX, y: clientY, look: look(), moved: false };
  });
  canvas.addEventListener("pointermove", ({ clientX, clientY }) => {
    if (!start) return;
    const { width, height } = canvas.getBoundingClientRect();
    const [across, down] = [(start.x - clientX) / width, (start.y - clientY) / height];
    start.moved ||= Math.hypot(start.x - clientX, start.y - clientY) > 8;
    if (start.moved) show(centred(start.look, 0.5 + across, 0.5 + down));
  });
  canvas.addEventListener("pointercancel", () => (start = undefined));
  canvas.addEventListener("pointerup", ({ clientX, clientY }) => {
    const box = canvas.getBoundingClientRect();
    if (start && !start.moved) show(centred(start.look, (clientX - box.x) / box.width, (clientY - box.y) / box.height));
    start = undefined;
  });
}
