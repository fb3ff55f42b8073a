import { button, el } from "../lib/dom.js";
import { IpkElement } from "../lib/element.js";
import { t } from "../lib/i18n.js";
import { icon } from "../lib/icons.js";

/**
 * A sheet that lies over the screen until one is done with it. A real `<dialog>`: focus stays in it, Escape closes it.
 */
export class IpkSheet extends IpkElement {
  build() {
    this.dialog = el("dialog", { class: "over" });
    this.append(this.dialog);
  }

  arrive() {
    if (!this.dialog) return;
    this.listen(this.dialog, "close", () => {
      this.dialog?.replaceChildren();
      this.tell("closed");
    });
  }

  /** @param {string} title @param {Node[]} content @param {{ quiet?: boolean }} [how] `quiet`: the title is for ears only */
  open(title, content, { quiet = false } = {}) {
    if (!this.dialog) return;
    const heading = el("h2", { class: quiet ? "visually-hidden" : "over-title", id: "over-title" }, title);
    const close = button({ class: "over-close", "aria-label": t("Close"), title: t("Close") }, () => this.close(), icon("x"));
    this.dialog.setAttribute("aria-labelledby", "over-title");
    this.dialog.replaceChildren(heading, ...content, close);
    if (!this.dialog.open) this.dialog.showModal();
  }

  get isOpen() {
    return this.dialog?.open ?? false;
  }

  close() {
    this.dialog?.close();
  }
}

customElements.define("ipk-sheet", IpkSheet);
