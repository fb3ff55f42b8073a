// `<ipk-voice>`: a recording on a card, as a waveform with a play button.
/** @import { Card } from "../../types.d.ts" */
/** @import { AppContext } from "../../context.js" */
import { button, el, setAttribute, setText } from "../../lib/dom/dom.js";
import { IpkElement } from "../../lib/dom/element.js";
import { t } from "../../lib/i18n/i18n.js";
import { icon } from "../../lib/dom/icons.js";
import { player } from "./voice_player.js";
import { voiceWave } from "./voice_wave.js";

/**
 * A voice on a card: its wave, and where it may be touched a big button that plays it.
 * On the wall a card is itself one button; there only the wave stands, and the card's own tools play it.
 */
export class IpkVoice extends IpkElement {
  /** What plays it. @type {() => void} */
  toggle = () => {};
  /** What it is called for the player. */
  name = "";
  wave = "";
  touched = false;

  build() {
    this.classList.add("voice");
    this.picture = voiceWave(this.wave);
    this.trouble = el("span", {});
    const trouble = el("p", { class: "voice-trouble", role: "status" }, this.touched && icon("volume-x"), this.trouble);
    if (!this.touched) {
      this.signs = { mic: icon("mic"), trouble: icon("volume-x") };
      this.append(this.signs.mic, this.picture.element, trouble);
      return;
    }
    this.pictures = { play: icon("play"), pause: icon("pause"), again: icon("rotate-ccw") };
    this.play = button({ class: "voice-play" }, () => this.toggle(), this.pictures.play);
    const place = el("div", { class: "voice-place" });
    place.append(this.picture.element);
    this.append(this.play, place, trouble);
    place.addEventListener("click", ({ clientX }) => this.#seek(clientX, place.getBoundingClientRect()));
  }

  connected() {
    this.listen(player, "change", ({ detail: { id } }) => id === this.name && this.#show());
    this.#show();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    // What is heard is seen: a sheet that was closed goes on sounding nowhere.
    if (this.touched && player.id === this.name && !document.querySelector(`[data-voice="${this.name}"]`))
      player.stop();
  }

  #show() {
    const playing = player.id === this.name && player.playing;
    setAttribute(this, "data-voice", this.name);
    setAttribute(this, "data-playing", playing);
    this.picture?.hear(player.id === this.name ? player.part : 0);
    const trouble = player.trouble === this.name;
    const told = this.hasAttribute("data-trouble");
    setAttribute(this, "data-trouble", trouble);
    if (this.trouble)
      setText(this.trouble, trouble ? t("It does not play here now. It may play on another device.") : "");
    if (trouble !== told) this.emit("said");
    if (this.signs) this.firstChild?.replaceWith(trouble ? this.signs.trouble : this.signs.mic);
    if (!this.play || !this.pictures) return;
    setAttribute(this.play, "aria-label", playing ? t("Pause") : trouble ? t("Try again") : t("Listen"));
    const wanted = playing ? this.pictures.pause : trouble ? this.pictures.again : this.pictures.play;
    if (this.play.firstChild !== wanted) this.play.replaceChildren(wanted);
  }

  /** @param {number} x @param {DOMRect} box */
  #seek(x, box) {
    if (player.id !== this.name) this.toggle();
    player.seek((x - box.x) / box.width);
  }
}

customElements.define("ipk-voice", IpkVoice);

/**
 * The voice of a card.
 * @param {Card} card
 * @param {AppContext} app
 * @param {boolean} touched may one touch it where it stands?
 */
export function cardVoice(card, app, touched) {
  const toggle = () => player.toggle(/** @type {Card} */ (app.store.card(card.id) ?? card), app);
  return Object.assign(new IpkVoice(), { toggle, name: card.id, wave: card.wave ?? "", touched });
}
