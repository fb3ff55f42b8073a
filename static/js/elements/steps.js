/** @import { Room } from "../room.js" */
import { button, el, setAttribute, write } from "../lib/dom.js";
import { IpkElement } from "../lib/element.js";
import { t } from "../lib/i18n.js";
import { LAST_STEP, nameOfStep } from "./step_words.js";

/** The nine steps along the top. Says `ipk:step {step}` when one is tapped. */
export class IpkSteps extends IpkElement {
  build() {
    this.classList.add("steps");
    this.name_ = el("p", { class: "steps-name", role: "status" });
    this.list = el("ol", { class: "steps-list", role: "list" });
    for (let step = 1; step <= LAST_STEP; step += 1) {
      const words = t("Step {step}: {name}", { step, name: nameOfStep(step) });
      const press = button(
        { class: "step", "aria-label": words, title: words },
        () => this.tell("step", { step }),
        String(step),
      );
      this.list.append(el("li", {}, press));
    }
    this.append(this.list, this.name_);
  }

  /** @param {Room} room */
  show({ store }) {
    const step = store.meeting?.step ?? 0;
    Array.from(this.list?.children ?? []).forEach((item, index) => {
      const press = /** @type {HTMLButtonElement} */ (item.firstElementChild);
      setAttribute(press, "aria-current", index + 1 === step ? "step" : null);
      setAttribute(press, "data-past", index + 1 < step);
      press.disabled = !store.may("meeting.step") || step === 0;
    });
    if (this.name_) write(this.name_, nameOfStep(step));
  }
}

customElements.define("ipk-steps", IpkSteps);
