// Keyboard navigation in a row of buttons (roving tabindex).
import { setAttribute } from "./dom.js";

const ARROWS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/**
 * Makes a row of buttons one Tab stop with arrow keys, Home and End. Call `settle` after buttons are added, removed or
 * disabled.
 * @param {HTMLElement} row
 * @param {AbortSignal} signal
 */
export function rovingTabIndex(row, signal) {
  /** @type {HTMLButtonElement | undefined} */
  let current;
  const settle = () => {
    const reached = buttonsOf(row);
    if (!current || !reached.includes(current)) current = reached[0];
    for (const button of row.querySelectorAll("button")) setAttribute(button, "tabindex", button === current ? 0 : -1);
  };
  row.addEventListener(
    "focusin",
    ({ target }) => {
      if (!(target instanceof HTMLButtonElement)) return;
      current = target;
      settle();
    },
    { signal },
  );
  row.addEventListener("keydown", (event) => goAbout(row, event), { signal });
  settle();
  return { settle };
}

/** @param {HTMLElement} row @param {KeyboardEvent} event */
function goAbout(row, event) {
  const reached = buttonsOf(row);
  const at = reached.indexOf(/** @type {HTMLButtonElement} */ (event.target));
  const next = at < 0 ? undefined : reached[placeAfter(event.key, at, reached.length)];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

/** @param {string} key @param {number} at @param {number} count @returns {number} −1 for another key */
export function placeAfter(key, at, count) {
  if (key === "Home") return 0;
  if (key === "End") return count - 1;
  const by = ARROWS[/** @type {keyof typeof ARROWS} */ (key)];
  return by ? (at + by + count) % count : -1;
}

/** @param {HTMLElement} row */
function buttonsOf(row) {
  return [...row.querySelectorAll("button")].filter((button) => !button.disabled && !button.closest("[hidden]"));
}
