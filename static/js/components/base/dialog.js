// `<ipk-dialog>`: a modal dialog, built on `<dialog>`.
import { button, el } from "../../lib/dom/dom.js";
import { IpkElement } from "../../lib/dom/element.js";
import { giveFocus } from "../../lib/dom/ghost_clicks.js";
import { t } from "../../lib/i18n/i18n.js";
import { icon } from "../../lib/dom/icons.js";

let sheets = 0;

/**
 * A modal dialog built on `<dialog>`: Escape closes it, then the focus returns to where it was.
 *
 * On the child's screen it is not modal but `beside` the tools, so that STOP can always be pressed.
 * Emits `ipk:opened` and `ipk:closed` in pairs. A dialog that closes and opens again in one task is not emptied by the
 * `close` event of its `<dialog>`, which comes later.
 */
export class IpkDialog extends IpkElement {
  /** What lies under a sheet that is not modal, and rests meanwhile. @type {HTMLElement | undefined} */
  over;
  /** @type {Element | null} */
  #before = null;
  /** Was it opened, and not said to be closed yet? */
  #opened = false;
  /** Two sheets may lie over each other. */
  #title = `over-title-${(sheets += 1)}`;

  build() {
    this.dialog = el("dialog", { class: "over" });
    this.append(this.dialog);
  }

  connected() {
    if (!this.dialog) return;
    this.listen(this.dialog, "close", () => this.#settle());
    this.listen(this.dialog, "keydown", (event) => event.key === "Escape" && this.over && this.close());
  }

  /**
   * @param {string} title
   * @param {Node[]} content
   * @param {{ quiet?: boolean, kind?: string }} [how] `quiet`: the title is for ears only, and the content has its own
   * way out
   */
  open(title, content, { quiet = false, kind = "" } = {}) {
    const { dialog, over } = this;
    if (!dialog) return;
    this.#settle();
    dialog.className = ["over", over && "over--beside", kind && `over--${kind}`].filter(Boolean).join(" ");
    const heading = el("h2", { class: quiet ? "visually-hidden" : "over-title", id: this.#title }, title);
    const close = quiet
      ? null
      : button({ class: "over-close", "aria-label": t("Close"), title: t("Close") }, () => this.close(), icon("x"));
    dialog.setAttribute("aria-labelledby", this.#title);
    dialog.replaceChildren(...[heading, ...content, close].filter((part) => part !== null));
    // Whoever opens it may choose what has the focus; a key that is still down presses nothing of it.
    queueMicrotask(() => dialog.contains(document.activeElement) && giveFocus(document.activeElement));
    if (dialog.open) return this.#keepFocus();
    this.#before = document.activeElement;
    this.#opened = true;
    if (over) dialog.show();
    else dialog.showModal();
    if (over) over.inert = true;
    this.emit("opened");
  }

  get isOpen() {
    return this.dialog?.open ?? false;
  }

  close() {
    this.dialog?.close();
    this.#settle();
  }

  /** The browser closes a dialog by itself, too (Escape); what was opened meanwhile stays. */
  #settle() {
    if (!this.#opened || this.dialog?.open) return;
    this.#opened = false;
    this.dialog?.replaceChildren();
    if (this.over) this.over.inert = false;
    if (this.#before?.isConnected) giveFocus(this.#before);
    this.emit("closed");
  }

  /** Other content took the place of what had the focus: keyboard and switch go on inside. */
  #keepFocus() {
    const { dialog } = this;
    if (!dialog || dialog.contains(document.activeElement)) return;
    const first = dialog.querySelector("[autofocus], button, input, textarea, select, a[href]");
    if (first instanceof HTMLElement) first.focus();
  }
}

customElements.define("ipk-dialog", IpkDialog);
