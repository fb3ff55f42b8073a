// `<ipk-clock>`: the time that is left, shown to the facilitator only.
/** @import { AppContext } from "../../context.js" */
import { setAttribute, setText } from "../../lib/dom/dom.js";
import { IpkElement } from "../../lib/dom/element.js";
import { t } from "../../lib/i18n/i18n.js";
import { lateness, minutesLeft } from "../../state/meeting/time_left.js";

const EVERY_MS = 15_000;

/**
 * How much time is left, and that the last quarter has begun (S1). Only who leads gets it; it neither blinks nor counts
 * seconds.
 */
export class IpkClock extends IpkElement {
  /** @type {AppContext | undefined} */
  app;

  connected() {
    this.classList.add("clock");
    const timer = setInterval(() => this.#tick(), EVERY_MS);
    this.abort.signal.addEventListener("abort", () => clearInterval(timer));
  }

  /** @param {AppContext} app */
  show(app) {
    this.app = app;
    this.#tick();
  }

  #tick() {
    const { store } = this.app ?? {};
    const left = store && minutesLeft(store.meeting, store.clock.now());
    this.hidden = left === undefined;
    if (left === undefined) return;
    const late = lateness(left, store?.meeting?.timer?.minutes ?? 0);
    setAttribute(this, "data-late", late);
    setText(this, timeWords(left, late));
  }
}

/** @param {number} left minutes @param {"over" | "soon" | null} late @returns {string} */
function timeWords(left, late) {
  if (late === "over") return t("{minutes} min over", { minutes: -left });
  if (late === "soon") return t("{minutes} min left, the last quarter", { minutes: left });
  return t("{minutes} min left", { minutes: left });
}

customElements.define("ipk-clock", IpkClock);
