// `<ipk-sending>`: a progress bar of an upload.
/** @import { AppContext } from "../../context.js" */
import { setAttribute } from "../../lib/dom/dom.js";
import { IpkElement } from "../../lib/dom/element.js";
import { t } from "../../lib/i18n/i18n.js";

/**
 * How far a picture or sound has come on its way, as a line that fills. Nothing moves on when the connection is gone.
 */
export class IpkSending extends IpkElement {
  /** @type {AppContext | undefined} */
  app;
  card = "";

  build() {
    this.classList.add("sending");
    this.setAttribute("role", "progressbar");
    this.setAttribute("aria-label", t("On its way"));
    setAttribute(this, "aria-valuenow", 0);
  }

  connected() {
    const uploads = this.app?.store.uploads;
    if (uploads)
      this.listen(uploads, "progress", ({ detail: { card, part } }) => card === this.card && this.#show(Number(part)));
  }

  /** @param {number} part */
  #show(part) {
    setAttribute(this, "aria-valuenow", Math.round(part * 100));
    this.style.setProperty("--sent", String(part));
  }
}

customElements.define("ipk-sending", IpkSending);
