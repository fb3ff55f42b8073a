// The recorder's page of the minutes: saves changed fields by itself, a moment after the last change.
import { watchLimits } from "./limits.js";

const PAUSE_MS = 1500;
const RETRY_MS = 5000;

/** Saves what was changed here and nothing else: another device may write other fields at the same time. */
class Autosave {
  /** Names of changed fields. @type {Set<string>} */
  #changed = new Set();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /** @param {HTMLFormElement} form @param {HTMLElement | null} line where it is said */
  constructor(form, line) {
    this.form = form;
    this.line = line;
    form.addEventListener("input", ({ target }) => this.#change(target));
    // The page is left, or the laptop closed, before the pause is over.
    document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && void this.#save());
  }

  /** @param {EventTarget | null} field */
  #change(field) {
    if (!(field instanceof Element)) return;
    this.#changed.add(field.getAttribute("name") ?? "");
    this.#later(PAUSE_MS);
  }

  /** @param {number} pause */
  #later(pause) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#save(), pause);
  }

  async #save() {
    clearTimeout(this.#timer);
    if (this.#changed.size === 0) return;
    if (!this.form.checkValidity()) return this.#say(false);
    const sent = [...this.#changed];
    this.#changed.clear();
    const saved = await this.#send(sent);
    if (!saved) for (const name of sent) this.#changed.add(name);
    if (!saved) this.#later(RETRY_MS);
    this.#say(saved && this.#changed.size === 0);
  }

  /** @param {string[]} names @returns {Promise<boolean>} */
  async #send(names) {
    const given = new FormData(this.form);
    const body = new URLSearchParams();
    for (const name of ["csrf_token", ...names]) body.append(name, String(given.get(name) ?? ""));
    const headers = { "X-Autosave": "1" };
    return fetch(this.form.action, { method: "POST", body, headers, keepalive: true }).then(
      ({ ok }) => ok,
      () => false,
    );
  }

  /** @param {boolean} saved */
  #say(saved) {
    if (this.line) this.line.textContent = (saved ? this.line.dataset.saved : this.line.dataset.unsaved) ?? "";
  }
}

watchLimits(document);
const form = document.querySelector("[data-autosave]");
if (form instanceof HTMLFormElement) new Autosave(form, document.querySelector(".minutes-status"));
