// The recorder's page of the minutes: saves the form by itself a moment after the last change.
import { watchLimits } from "./limits.js";

const PAUSE_MS = 1500;
const RETRY_MS = 5000;

/** @param {HTMLFormElement} form @param {HTMLElement | null} line where it is said */
function autosave(form, line) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const later = (/** @type {number} */ pause) => {
    clearTimeout(timer);
    timer = setTimeout(() => void save(), pause);
  };
  const say = (/** @type {boolean} */ saved) => {
    if (line) line.textContent = (saved ? line.dataset.saved : line.dataset.unsaved) ?? "";
  };
  const save = async () => {
    if (!form.checkValidity()) return say(false);
    try {
      const body = new URLSearchParams(/** @type {any} */ (new FormData(form)));
      const answer = await fetch(form.action, { method: "POST", body, headers: { "X-Autosave": "1" } });
      say(answer.ok);
    } catch {
      say(false);
      later(RETRY_MS);
    }
  };
  form.addEventListener("input", () => later(PAUSE_MS));
}

watchLimits(document);
const form = document.querySelector("[data-autosave]");
if (form instanceof HTMLFormElement) autosave(form, document.querySelector(".minutes-status"));
