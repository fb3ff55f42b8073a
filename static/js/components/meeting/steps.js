// `<ipk-steps>`: a bar with the nine steps; the facilitator moves to another one by two taps.
/** @import { Meeting } from "../../types.d.ts" */
/** @import { AppContext } from "../../context.js" */
import { button, el, setAttribute, setText } from "../../lib/dom/dom.js";
import { IpkElement } from "../../lib/dom/element.js";
import { t } from "../../lib/i18n/i18n.js";
import { icon } from "../../lib/dom/icons.js";
import { rovingTabIndex } from "../../lib/dom/roving.js";
import { LAST_STEP, nameOfStep, textOf } from "./step_words.js";

const IDEAS = 5;
const WHOLE = 100;

/**
 * The nine steps along the top: this one with its name, another one tells its name when it is tapped and is gone to
 * by a second tap. Emits `ipk:step {step, half?}`.
 */
export class IpkSteps extends IpkElement {
  #asked = 0;
  /** @type {AppContext | undefined} */
  #app;

  build() {
    this.classList.add("steps");
    this.list = el("ol", { class: "steps-list", role: "list" });
    for (let step = 1; step <= LAST_STEP; step += 1) this.list.append(el("li", {}, this.#step(step)));
    this.name_ = el("p", { class: "visually-hidden", role: "status" });
    this.halves = el("div", { class: "halves", role: "group", "aria-label": t("Half of the step") });
    this.halves.append(this.#half(1, t("Collecting ideas")), this.#half(2, t("Weighing ideas")));
    this.lead = el("p", { class: "steps-lead" });
    this.append(this.list, this.halves, this.name_, this.lead);
  }

  connected() {
    const { list } = this;
    if (!list) return;
    this.stop = rovingTabIndex(list, this.abort.signal);
    // A tablet that is turned shows this step again.
    const watch = new ResizeObserver(() => this.#reveal(list.querySelector("[aria-current]")));
    watch.observe(list);
    this.abort.signal.addEventListener("abort", () => watch.disconnect());
    this.listen(this, "focusout", (event) => this.contains(event.relatedTarget) || this.#ask(0));
    this.listen(this, "keydown", (event) => event.key === "Escape" && this.#ask(0));
  }

  /** @param {AppContext} app */
  show(app) {
    this.#app = app;
    const { store } = app;
    const step = store.meeting?.step ?? 0;
    if (this.#asked === step) this.#asked = 0;
    Array.from(this.list?.children ?? []).forEach((item, index) => {
      const press = /** @type {HTMLButtonElement} */ (item.firstElementChild);
      if (index + 1 === step && !press.hasAttribute("aria-current")) this.#reveal(press);
      setAttribute(press, "aria-current", index + 1 === step ? "step" : null);
      setAttribute(press, "data-past", index + 1 < step);
      setAttribute(press, "data-asked", index + 1 === this.#asked);
      setAttribute(press, "aria-label", labelOf(index + 1, index + 1 === this.#asked));
      press.disabled =
        !store.may("meeting.step") || step === 0 || (Boolean(store.meeting?.closed) && index + 1 !== step);
    });
    if (this.name_) setText(this.name_, nameOfStep(step));
    if (this.lead) setText(this.lead, leadWords(step, store.meeting));
    this.stop?.settle();
    this.#showHalves(store.meeting);
  }

  /**
   * Where there is little room the list scrolls; this step stands in the middle.
   * @param {HTMLElement | null | undefined} press
   */
  #reveal(press) {
    const scroll = () => {
      const { list } = this;
      if (list && press)
        list.scrollLeft = press.offsetLeft - list.offsetLeft - (list.clientWidth - press.offsetWidth) / 2;
    };
    // After the frame everything is laid out; to ask for a place before would lay it out twice.
    requestAnimationFrame(() => setTimeout(scroll));
  }

  /** @param {Meeting | undefined} meeting */
  #showHalves(meeting) {
    if (!this.halves) return;
    this.halves.hidden = meeting?.step !== IDEAS;
    Array.from(this.halves.children).forEach((press, index) =>
      setAttribute(press, "aria-pressed", String((meeting?.half ?? 1) === index + 1)),
    );
  }

  /** @param {number} step */
  #step(step) {
    const name = nameOfStep(step);
    return button(
      { class: "step", title: name },
      () => this.#tapped(step),
      el("span", { class: "step-number" }, String(step)),
      " ",
      el("span", { class: "step-name" }, name),
      " ",
      el("span", { class: "step-go" }, t("Go there"), icon("arrow-right")),
    );
  }

  /** @param {number} half @param {string} words */
  #half(half, words) {
    return button({ class: "half" }, () => this.emit("step", { step: IDEAS, half }), words);
  }

  /** @param {number} step */
  #tapped(step) {
    if (step === this.#app?.store.meeting?.step) this.#ask(0);
    else if (step !== this.#asked) this.#ask(step);
    else this.emit("step", { step });
  }

  /** @param {number} step */
  #ask(step) {
    this.#asked = step;
    if (this.#app) this.show(this.#app);
  }
}

/** What one sees on it, and what cannot be seen. @param {number} step @param {boolean} asked @returns {string} */
function labelOf(step, asked) {
  const label = t("Step {step}: {name}", { step, name: nameOfStep(step) });
  return asked ? `${label}. ${t("Go there")}` : label;
}

/**
 * What helps to lead this step, and about how many minutes of the meeting are meant for it.
 * @param {number} step @param {Meeting | undefined} meeting @returns {string}
 */
function leadWords(step, meeting) {
  const text = textOf(step);
  if (!text?.lead || meeting?.closed) return "";
  const minutes = Math.round(((meeting?.timer?.minutes ?? 0) * (text.share ?? 0)) / WHOLE);
  const about = minutes > 0 ? t("About {minutes} min.", { minutes }) : "";
  return [about, text.lead].filter(Boolean).join(" ");
}

customElements.define("ipk-steps", IpkSteps);
