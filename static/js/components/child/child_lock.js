// Keeps a child from leaving the page by accident; three taps on the upper corners open the guide's way out.
/** @import { AppContext } from "../../context.js" */
import { setAttribute } from "../../lib/dom/dom.js";
import { guardLeaving } from "../account/leave.js";

/** Pixels from a corner within which a tap counts. */
const NEAR = 96;
/** Left, right, left along the upper edge, within this time: no small child does that by accident. */
const IN_TURN_MS = 6000;
const TURNS = ["left", "right", "left"];

/**
 * Calls `knocked` after taps on the upper left, right and left corner, which open the dialog for adults.
 *
 * Always: no context menu, and the screen stays on. While the guide has locked it, also: fullscreen, Back and pinching
 * are ignored, and the browser asks before the page is closed. STOP always works, and the guide can unlock from their
 * own screen, too (docs/decisions/030).
 */
export class ChildLock {
  /** @type {{ side: string, at: number }[]} */
  #knocks = [];
  #trapped = false;
  /** @type {WakeLockSentinel | undefined} */
  #awake;

  /** @param {HTMLElement} screen @param {() => void} knocked @param {AbortSignal} signal */
  constructor(screen, knocked, signal) {
    this.screen = screen;
    this.knocked = knocked;
    this.locked = false;
    const hear = (
      /** @type {EventTarget} */ target,
      /** @type {string} */ type,
      /** @type {(event: any) => void} */ act,
    ) => target.addEventListener(type, act, { signal, passive: false });
    hear(screen, "contextmenu", (event) => event.target.matches?.("textarea, input") || event.preventDefault());
    hear(screen, "dragstart", (event) => event.preventDefault());
    hear(document, "pointerdown", (event) => this.#knock(event));
    hear(document, "pointerup", () => this.#fill());
    hear(document, "visibilitychange", () => void this.#stayAwake());
    for (const type of ["gesturestart", "gesturechange"])
      hear(document, type, (event) => this.locked && event.preventDefault());
    hear(document, "wheel", (event) => this.locked && event.ctrlKey && event.preventDefault());
    hear(window, "popstate", () => this.#back());
    guardLeaving(() => this.locked);
    void this.#stayAwake();
  }

  /** @param {AppContext} app */
  show({ store }) {
    const { locked } = store.settingsOf(store.me?.person);
    if (locked === this.locked) return;
    this.locked = locked;
    setAttribute(this.screen, "data-locked", locked);
    if (!locked && document.fullscreenElement) void document.exitFullscreen().catch(() => undefined);
  }

  /** @param {PointerEvent} event */
  #knock({ clientX, clientY }) {
    const side = clientX < NEAR ? "left" : clientX > innerWidth - NEAR ? "right" : "";
    const at = performance.now();
    if (!side || clientY > NEAR) this.#knocks = [];
    else this.#knocks = [...this.#knocks, { side, at }].slice(-TURNS.length);
    const sides = this.#knocks.map((knock) => knock.side).join();
    if (sides !== TURNS.join() || at - this.#knocks[0].at > IN_TURN_MS) return;
    this.#knocks = [];
    this.knocked();
  }

  /** Called on a tap, because browsers allow fullscreen and history entries only then. */
  #fill() {
    if (!this.locked) return;
    this.#trap();
    if (!document.fullscreenElement)
      void document.documentElement.requestFullscreen?.({ navigationUI: "hide" }).catch(() => undefined);
  }

  #trap() {
    if (this.#trapped) return;
    this.#trapped = true;
    history.pushState(null, "");
  }

  /** Adds a history entry again, so that the next Back stays on this page, too. */
  #back() {
    this.#trapped = false;
    if (this.locked) this.#trap();
  }

  async #stayAwake() {
    if (document.visibilityState !== "visible" || (this.#awake && !this.#awake.released)) return;
    this.#awake = await navigator.wakeLock?.request("screen").catch(() => undefined);
  }
}
