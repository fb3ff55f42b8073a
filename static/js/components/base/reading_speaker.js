// `<ipk-speaker>`: a button that reads a text aloud by the device's speech synthesis.
import { button, el, setAttribute, setText } from "../../lib/dom/dom.js";
import { IpkElement } from "../../lib/dom/element.js";
import { t } from "../../lib/i18n/i18n.js";
import { icon } from "../../lib/dom/icons.js";
import { speechReader } from "../../lib/speech/read_aloud.js";
import { localVoice, whenVoicesChange } from "../../lib/speech/voices.js";

/**
 * A speaker beside a text: one tap reads it aloud, the next one stops. It is absent where no voice lives on the device.
 */
export class IpkSpeaker extends IpkElement {
  /** What it reads. @type {() => (Element | null | undefined)[]} */
  texts = () => [];
  /** The language that is spoken here. @type {() => string} */
  spoken = () => document.documentElement.lang;
  /** How the button looks: a round one beside a text, or the screen's own tile. */
  look = "speaker";

  build() {
    this.words = el("span", { class: this.look === "speaker" ? "visually-hidden" : "" }, t("Read aloud"));
    this.button = button({ class: this.look }, () => this.#press(), icon("volume-2"), this.words);
    this.append(this.button);
  }

  connected() {
    this.listen(speechReader, "change", () => this.#show());
    whenVoicesChange(() => this.#show(), this.abort.signal);
    this.abort.signal.addEventListener("abort", () => speechReader.asker === this && speechReader.stop());
    this.#show();
  }

  #press() {
    const there = this.texts().filter((text) => text instanceof Element && text.isConnected);
    speechReader.toggle(this, /** @type {Element[]} */ (there), this.spoken());
  }

  #show() {
    const reads = speechReader.asker === this;
    this.hidden = !localVoice(this.spoken());
    if (this.words) setText(this.words, reads ? t("Stop reading") : t("Read aloud"));
    if (this.button) setAttribute(this.button, "aria-pressed", String(reads));
  }
}

customElements.define("ipk-speaker", IpkSpeaker);

/** @param {() => (Element | null | undefined)[]} texts @param {{ look?: string }} [how] */
export function speaker(texts, how = {}) {
  return Object.assign(new IpkSpeaker(), { texts, ...how });
}
