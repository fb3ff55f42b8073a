// What a step asks of the child, over the paper; the child may go to the wall and come back.
/** @import { AppContext } from "../../context.js" */
import { button, el, setAttribute } from "../../lib/dom/dom.js";
import { t } from "../../lib/i18n/i18n.js";
import { icon } from "../../lib/dom/icons.js";
import { stepActivity } from "../steps/activity.js";
import { topicBanner } from "../steps/ideas.js";

/** The activity of a step over the paper, and the way back to it. */
export class ChildStep {
  isOpen = false;
  /** Does the child want to see it, rather than the wall? */
  #wanted = true;
  #step = 0;
  #waited = false;

  /** @param {AppContext} app @param {() => void} changed */
  constructor(app, changed) {
    this.app = app;
    this.changed = changed;
    this.activity = stepActivity(app, { banner: false });
    this.banner = topicBanner(app);
    const words = t("What we do now");
    const leave = el("span", {}, t("The wall"));
    this.leave = button(
      { class: "child-step-leave", hidden: true },
      () => this.#turn(false),
      icon("layout-grid"),
      leave,
    );
    this.back = button(
      { class: "child-step-back", hidden: true },
      () => this.#turn(true),
      icon("star"),
      el("span", {}, words),
    );
    this.element = el("section", { class: "child-step", hidden: true, "aria-label": words }, this.activity.element);
  }

  /** @param {HTMLElement} screen @param {boolean} under does something else lie over the paper? */
  show(screen, under) {
    const { meeting } = this.app.store;
    this.banner.show();
    this.activity.show();
    const waits = this.activity.waits();
    // A new step, and what newly waits for the child, comes by itself.
    if (meeting && (meeting.step !== this.#step || (waits && !this.#waited))) this.#wanted = true;
    this.#step = meeting?.step ?? 0;
    this.#waited = waits;
    const there = !this.activity.element.hidden && Boolean(meeting) && !meeting?.closed;
    this.isOpen = there && this.#wanted && !under;
    this.element.hidden = !this.isOpen;
    this.leave.hidden = !this.isOpen;
    this.back.hidden = !there || this.isOpen || under;
    setAttribute(screen, "data-step-open", this.isOpen);
  }

  /** @param {boolean} open */
  #turn(open) {
    this.#wanted = open;
    this.changed();
    (open ? this.leave : this.back).focus();
  }
}
