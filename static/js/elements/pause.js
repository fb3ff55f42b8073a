/** @import { Room } from "../room.js" */
import { button, el, setAttribute, write } from "../lib/dom.js";
import { IpkElement } from "../lib/element.js";
import { t } from "../lib/i18n.js";
import { icon } from "../lib/icons.js";

/**
 * The child said STOP: the whole screen rests. The child goes on by one button; the facilitator has a line of its own.
 * While it rests, what is under it cannot be reached.
 */
export class IpkPause extends IpkElement {
  build() {
    this.classList.add("pause");
    this.heading = el("h2", { class: "pause-title", tabindex: "-1" }, t("We are having a break"));
    this.words = el("p", { class: "pause-words" });
    this.resume = button({ class: "pause-resume" }, () => this.#resume(), icon("play"), el("span", {}, t("Go on")));
    this.append(el("div", { class: "pause-middle" }, el("span", { class: "pause-hand" }, icon("hand")), this.heading, this.words, this.resume));
    this.hidden = true;
  }

  /** @param {Room} room */
  show(room) {
    this.room = room;
    const paused = Boolean(room.store.meeting?.paused_by_child);
    if (this.words) write(this.words, room.isChild ? t("The wall is resting. Go on whenever you want to.") : t("The wall is resting. We go on when the child wants to."));
    if (this.resume) this.resume.hidden = !room.isChild;
    if (paused === !this.hidden) return;
    this.hidden = !paused;
    for (const other of this.parentElement?.children ?? []) if (other !== this) setAttribute(other, "inert", paused);
    if (paused) (room.isChild ? this.resume : this.heading)?.focus();
  }

  #resume() {
    clearStop(this.room);
  }
}

customElements.define("ipk-pause", IpkPause);

/** Let the wall go on. @param {Room | undefined} room */
export function clearStop(room) {
  for (const signal of room?.store.signals ?? []) {
    if (signal.kind === "stop") room?.store.do("signal.clear", { id: signal.id });
  }
}
