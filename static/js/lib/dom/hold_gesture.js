/** A finger that went up may come down again. */
const SETTLES_MS = 400;

/**
 * Nothing moves under a finger: while one lies on `area`, and for a moment after it slid away, what is to change there
 * waits. A press that did something ends it at once: what it slides is guarded (ghost_clicks.js).
 * @param {HTMLElement} area @param {() => void} change
 * @returns {() => void} asks for the change: now, or once the finger is away
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
  // The finger may leave the list, and be lost: it is heard wherever it goes up.
  for (const type of ["pointerup", "pointercancel"]) addEventListener(type, up, { capture: true });
  area.addEventListener("click", () => {
    clearTimeout(settling);
    queueMicrotask(free);
  });
  return ask;
}
