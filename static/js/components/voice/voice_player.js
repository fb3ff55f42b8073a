// Plays recordings on this device, one at a time.
/** @import { Card } from "../../types.d.ts" */
/** @import { AppContext } from "../../context.js" */
import { mediaAddress, plainAddress } from "../media/media_address.js";

/**
 * The one voice that sounds on this device. Whoever shows it listens to `change` (detail: {id, playing, part}).
 * What this device cannot play is tried once more as plain samples; `trouble` is what could not be played at all.
 * `ipk:sounding` on the document says to the music that somebody speaks (detail: {on}).
 */
class VoicePlayer extends EventTarget {
  #audio = new Audio();
  #id = "";
  #seconds = 0;
  /** Where else it is found, if the first address does not play. */
  #plain = "";
  #trouble = "";
  /** @type {AbortController | undefined} */
  #watching;

  constructor() {
    super();
    this.#audio.preload = "none";
    for (const name of ["play", "pause", "ended", "timeupdate"]) this.#audio.addEventListener(name, () => this.#tell());
    this.#audio.addEventListener("error", () => this.#fail());
  }

  /** What sounds now, or waits in its middle. */
  get id() {
    return this.#id;
  }

  /** What could not be played here just now, "" for nothing. */
  get trouble() {
    return this.#trouble;
  }

  get playing() {
    return Boolean(this.#id) && !this.#audio.paused && !this.#audio.ended;
  }

  /** How much of it was heard, 0…1. */
  get part() {
    const whole = Number.isFinite(this.#audio.duration) ? this.#audio.duration : this.#seconds;
    return whole && !this.#audio.ended ? Math.min(1, this.#audio.currentTime / whole) : 0;
  }

  /**
   * Play a card's voice, or let it rest. It stops when the card is gone, and when the child says STOP.
   * @param {Card} card
   * @param {AppContext} app
   */
  toggle(card, app) {
    this.toggleAddress(card.id, mediaAddress(card, app) ?? "", card.seconds, plainAddress(card, app));
    this.#follow(card.id, app);
  }

  /** @param {string} id @param {string} address @param {number} [seconds] @param {string} [plain] */
  toggleAddress(id, address, seconds = 0, plain = "") {
    if (this.#id === id && this.playing) {
      this.#audio.pause();
      return;
    }
    if (this.#id !== id) {
      this.stop();
      this.#id = id;
      this.#seconds = seconds;
      this.#plain = plain;
      this.#audio.src = address;
    }
    this.#play();
  }

  /** Go to a place. @param {number} part 0…1 */
  seek(part) {
    const whole = Number.isFinite(this.#audio.duration) ? this.#audio.duration : this.#seconds;
    if (whole) this.#audio.currentTime = whole * part;
  }

  stop() {
    this.#watching?.abort();
    this.#clear();
    if (!this.#id) return;
    this.#audio.pause();
    const id = this.#id;
    this.#id = "";
    this.#audio.removeAttribute("src");
    this.#audio.load();
    this.#tell(id);
  }

  #play() {
    // Another one that was wanted meanwhile, or a pause, ends this one's patience too; a real trouble has its own
    // event.
    void this.#audio.play().catch(() => undefined);
  }

  /** It does not play: once more in the other form, or it is said. */
  #fail() {
    const id = this.#id;
    if (!id) return;
    if (this.#plain) {
      this.#audio.src = this.#plain;
      this.#plain = "";
      this.#play();
      return;
    }
    this.stop();
    this.#trouble = id;
    this.#tell(id);
  }

  #clear() {
    const id = this.#trouble;
    this.#trouble = "";
    if (id) this.#tell(id);
  }

  /** @param {string} id @param {AppContext} app */
  #follow(id, { store }) {
    this.#watching?.abort();
    this.#watching = new AbortController();
    const look = () => (!store.card(id) || store.meeting?.paused_by_child) && this.stop();
    store.addEventListener("change", look, { signal: this.#watching.signal });
  }

  #tell(id = this.#id) {
    this.dispatchEvent(new CustomEvent("change", { detail: { id, playing: this.playing, part: this.part } }));
    document.dispatchEvent(new CustomEvent("ipk:sounding", { detail: { on: this.playing } }));
  }
}

export const player = new VoicePlayer();
