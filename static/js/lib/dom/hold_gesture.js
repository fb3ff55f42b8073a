// Defers changes of a list while a finger touches it.
/** Changes wait this long after the finger is lifted, because it may return. */
const SETTLES_MS = 400;

/**
 * While a finger is on `area`, and shortly after it slid away, changes wait. A click ends the wait at once; what it
 * moves is guarded by ghost_clicks.js.
 * @param {HTMLElement} area
 * @param {() => void} change
 * @returns {() => void} requests the change: now, or after the touch
 */
export function deferWhilePressed(area, change) {
  let down = false;
  let asked = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let settling;
  const free = () => {
    down = false;
    settling = undefined;
    if (asked) ask();
  };
  const up = () => {
    if (!down || settling) return;
    settling = setTimeout(free, SETTLES_MS);
  };
  const ask = () => {
    asked = down;
    if (!down) change();
  };
  area.addEventListener("pointerdown", () => {
    clearTimeout(settling);
    settling = undefined;
    down = true;
  });
  // The finger may be lifted anywhere, so the window listens.
  for (const type of ["pointerup", "pointercancel"]) addEventListener(type, up, { capture: true });
  area.addEventListener("click", () => {
    clearTimeout(settling);
    queueMicrotask(free);
  });
  return ask;
}
