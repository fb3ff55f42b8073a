// `<ipk-pause>`: a modal cover over every screen while the child has stopped the meeting.
/** @import { AppContext } from "../../context.js" */
import { button, el, setText } from "../../lib/dom/dom.js";
import { IpkElement } from "../../lib/dom/element.js";
import { t } from "../../lib/i18n/i18n.js";
import { icon } from "../../lib/dom/icons.js";
import { whoNeedsMe } from "../wall/pings.js";

/**
 * Shown after the child said STOP. The child resumes by one button; the facilitator has a line of its own.
 * It is a modal dialog, so that nothing below it can be operated; Escape does not end a pause.
 */
export class IpkPause extends IpkElement {
  #paused = false;
  /**
   * What the child may do besides going on.
   * @type {{ element: HTMLElement, show: (app: AppContext) => void } | undefined}
   */
  ways;

  build() {
    this.heading = el("h2", { class: "pause-title", id: "pause-title", tabindex: "-1" }, t("We are having a break"));
    this.words = el("p", { class: "pause-words" });
    this.ping = el("p", { class: "pause-words notice", role: "status" });
    this.resume = button(
      { class: "pause-resume" },
      () => clearStop(this.app),
      icon("play"),
      el("span", {}, t("Go on")),
    );
    this.dialog = el(
      "dialog",
      { class: "pause", "aria-labelledby": "pause-title" },
      el(
        "div",
        { class: "pause-middle" },
        el("span", { class: "pause-hand" }, icon("hand")),
        this.heading,
        this.words,
        this.ping,
        this.resume,
        this.ways?.element,
      ),
    );
    this.append(this.dialog);
  }

  connected() {
    if (!this.dialog) return;
    this.listen(this.dialog, "cancel", (event) => event.preventDefault());
    this.listen(this.dialog, "close", () => this.#settle());
  }

  /** @param {AppContext} app */
  show(app) {
    this.app = app;
    this.#paused = Boolean(app.store.meeting?.paused_by_child);
    if (this.words) setText(this.words, restingWords(app));
    if (this.resume) this.resume.hidden = !app.isChild;
    if (this.ping) {
      setText(this.ping, app.isChild ? "" : whoNeedsMe(app));
      this.ping.hidden = !this.ping.textContent;
    }
    this.ways?.show(app);
    this.#settle();
  }

  #settle() {
    const { dialog } = this;
    if (!dialog || dialog.open === this.#paused) return;
    if (!this.#paused) dialog.close();
    else {
      dialog.showModal();
      (this.app?.isChild ? this.resume : this.heading)?.focus();
    }
  }
}

customElements.define("ipk-pause", IpkPause);

/** Nobody is pointed at in front of the whole room. @param {AppContext} app */
function restingWords(app) {
  if (app.isChild) return t("The wall is resting. Go on whenever you want to.");
  if (app.role === "display") return t("The wall is resting. We go on in a while.");
  return t("The wall is resting. We go on when the child wants to.");
}

/**
 * Let the wall go on. A STOP that is still on its way has no name yet: it is taken back as soon as it has.
 * @param {AppContext | undefined} app
 */
export function clearStop(app) {
  const stops = app?.store.signals.filter(({ kind }) => kind === "stop") ?? [];
  if (stops.some(({ rev }) => rev === 0)) app?.store.addEventListener("change", () => clearStop(app), { once: true });
  else for (const { id } of stops) app?.store.do("signal.clear", { id });
}
