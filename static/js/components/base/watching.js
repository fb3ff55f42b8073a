// Calls a render function after each change of the store, at most once per frame.
/** @import { Store } from "../../state/core/store.js" */

/**
 * Renders at once and then after every change, at most once a frame.
 * @param {Store} store @param {() => void} render @param {AbortSignal} signal
 */
export function onEveryChange(store, render, signal) {
  let asked = false;
  const draw = () => {
    asked = false;
    if (!signal.aborted) render();
  };
  const ask = () => {
    if (asked) return;
    asked = true;
    // A page in the background gets no frames; its state still has to follow (a removal, a pause).
    if (document.visibilityState === "visible") requestAnimationFrame(draw);
    else setTimeout(draw, 0);
  };
  store.addEventListener("change", ask, { signal });
  draw();
}
