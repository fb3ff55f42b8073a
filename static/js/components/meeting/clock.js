// `<ipk-clock>`: the time that is left, shown to the facilitator only.
/** @import { AppContext } from "../../context.js" */
import { setText } from "../../lib/dom/dom.js";
import { IpkElement } from "../../lib/dom/element.js";
import { t } from "../../lib/i18n/i18n.js";
import { minutesLeft } from "../../state/meeting/time_left.js";

const EVERY_MS = 15_000;

/** How much time is left. Only who leads the meeting gets it; it neither blinks nor counts seconds. */
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
    setText(this, left >= 0 ? t("{minutes} min left", { minutes: left }) : t("{minutes} min over", { minutes: -left }));
  }
}

customElements.define("ipk-clock", IpkClock);
