import { button, el } from "../lib/dom.js";
import { IpkElement } from "../lib/element.js";
import { t } from "../lib/i18n.js";
import { icon } from "../lib/icons.js";

let sheets = 0;

/**
 * A sheet that lies over the screen until one is done with it. A real `<dialog>`: Escape closes it, focus comes back.
 *
 * The child's is `beside` the tools: STOP stays within reach whatever lies over the paper.
 */
export class IpkSheet extends IpkElement {
  /** What lies under a sheet that is not modal, and rests meanwhile. @type {HTMLElement | undefined} */
  over;
  /** @type {Element | null} */
  #before = null;
  /** Two sheets may lie over each other. */
  #title = `over-title-${(sheets += 1)}`;

  build() {
    this.dialog = el("dialog", { class: "over" });
    this.append(this.dialog);
  }

  arrive() {
    if (!this.dialog) return;
    this.listen(this.dialog, "close", () => this.#closed());
    this.listen(this.dialog, "keydown", (event) => event.key === "Escape" && this.over && this.close());
  }

  /** @param {string} title @param {Node[]} content @param {{ quiet?: boolean, kind?: string }} [how] `quiet`: the title is for ears only, and the content has its own way out */
  open(title, content, { quiet = false, kind = "" } = {}) {
    const { dialog, over } = this;
    if (!dialog) return;
    dialog.className = ["over", over && "over--beside", kind && `over--${kind}`].filter(Boolean).join(" ");
    const heading = el("h2", { class: quiet ? "visually-hidden" : "over-title", id: this.#title }, title);
    const close = quiet
      ? null
      : button({ class: "over-close", "aria-label": t("Close"), title: t("Close") }, () => this.close(), icon("x"));
    dialog.setAttribute("aria-labelledby", this.#title);
    dialog.replaceChildren(...[heading, ...content, close].filter((part) => part !== null));
    if (dialog.open) return;
    this.#before = document.activeElement;
    if (over) dialog.show();
    else dialog.showModal();
    if (over) over.inert = true;
    this.tell("opened");
  }

  get isOpen() {
    return this.dialog?.open ?? false;
  }

  close() {
    this.dialog?.close();
  }

  #closed() {
    this.dialog?.replaceChildren();
    if (this.over) this.over.inert = false;
    if (this.#before instanceof HTMLElement && this.#before.isConnected) this.#before.focus();
    this.tell("closed");
  }
}

customElements.define("ipk-sheet", IpkSheet);
