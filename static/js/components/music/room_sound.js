// `<ipk-room-sound>`: plays the room's music, if this device is the one that does.
/** @import { AppContext } from "../../context.js" */
/** @import { RoomSound } from "../../audio/room_sound.js" */
/** @import { Piece } from "../../audio/score.js" */
import { button, el, setText } from "../../lib/dom/dom.js";
import { IpkElement } from "../../lib/dom/element.js";
import { t } from "../../lib/i18n/i18n.js";
import { icon } from "../../lib/dom/icons.js";
import { elapsed, musicOf, soundsHere } from "../../state/meeting/music.js";
import { onEveryChange } from "../base/watching.js";
import { pageAddress } from "../../lib/page_address.js";

/**
 * The room's sound, if this device is the one. The generator is fetched when music is first wanted.
 *
 * It asks for nothing as long as it may sound; a browser that needs a touch first gets one big button. One tap on
 * it, or the key M, mutes this device.
 */
export class IpkRoomSound extends IpkElement {
  /** @type {AppContext | undefined} */
  app;
  /** @type {RoomSound | undefined} */
  sound;
  #muted = false;
  #reading = false;
  /** This touch was needed to let it sound; it means nothing else. */
  #waking = false;
  /** @type {Promise<unknown> | undefined} */
  #loading;
  /**
   * The last score or song that was fetched, by its tune.
   * @type {{ key: string, piece?: Piece, song?: Blob } | undefined}
   */
  #fetched;

  build() {
    this.classList.add("room-sound");
    this.words = el("span", {});
    this.button = button({ class: "room-sound-button" }, () => this.#pressed(), el("span", {}), this.words);
    this.append(this.button);
  }

  connected() {
    const { app } = this;
    if (!app) return;
    onEveryChange(app.store, () => void this.#follow(app), this.abort.signal);
    for (const speaking of ["ipk:reading", "ipk:sounding"])
      this.listen(document, speaking, ({ detail }) => this.#read(detail === true || detail?.on === true));
    for (const touch of ["pointerdown", "keydown"]) this.listen(document, touch, () => void this.#wake(app));
    this.listen(document, "keydown", (event) => event.key === "m" && !isWriting(event) && this.#mute(!this.#muted));
    this.abort.signal.addEventListener("abort", () => this.sound?.stop());
  }

  /** @param {AppContext} app */
  async #follow(app) {
    const music = musicOf(app.store);
    const wanted = music.playing && Boolean(music.started_at) && soundsHere(app.store, sessionStorage);
    if (!wanted) {
      this.sound?.stop();
      this.#muted = false;
      this.#show(app);
      return;
    }
    await this.#load(app);
    const { sound } = this;
    const tune = await this.#fetch(app, music);
    // While it was fetched somebody may have stopped it: what holds now decides.
    if (!sound || !tune || musicOf(app.store).tune !== music.tune || !musicOf(app.store).playing) return;
    if (sound.blocked) await sound.wake();
    sound.setVolume(this.#muted ? 0 : musicOf(app.store).volume);
    const now = () => elapsed(musicOf(app.store), app.store.clock.now());
    sound.play({ ...tune, seed: music.seed ?? 0, elapsed: now });
    this.#show(app);
  }

  /** @param {AppContext} app */
  #load(app) {
    this.#loading ??= import("../../audio/room_sound.js").then(({ RoomSound }) => {
      this.sound = new RoomSound();
      this.sound.duck(this.#reading);
      this.sound.onBlocking(() => this.#show(app), this.abort.signal);
    });
    return this.#loading;
  }

  /** @param {AppContext} app @param {import("../../types.d.ts").Music} music */
  async #fetch({ page }, { tune, media, seed }) {
    const key = `${tune} ${seed}`;
    if (this.#fetched?.key === key) return this.#fetched;
    const address = media ? pageAddress(page, `media/${media}`) : `/music/${tune}`;
    const answer = await fetch(address).catch(() => null);
    if (!answer?.ok) return undefined;
    this.#fetched = media ? { key, song: await answer.blob() } : { key, piece: await answer.json() };
    return this.#fetched;
  }

  /** @param {AppContext} app */
  async #wake(app) {
    this.#waking = this.sound?.blocked ?? false;
    if (this.#waking && (await this.sound?.wake())) void this.#follow(app);
  }

  #pressed() {
    if (this.sound && !this.#waking) this.#mute(!this.#muted);
  }

  /** @param {boolean} muted */
  #mute(muted) {
    const { app } = this;
    if (!app || !this.sound?.playing) return;
    this.#muted = muted;
    this.sound.setVolume(muted ? 0 : musicOf(app.store).volume);
    this.#show(app);
  }

  /** @param {boolean} on */
  #read(on) {
    this.#reading = on;
    this.sound?.duck(on);
  }

  /** @param {AppContext} app */
  #show({ store, page }) {
    const { tune, playing } = musicOf(store);
    const sounds = playing && Boolean(this.sound?.playing);
    const state = !sounds ? "silent" : this.sound?.blocked ? "blocked" : this.#muted ? "muted" : "plays";
    this.dataset.state = state;
    this.hidden = state === "silent";
    const title = page.tunes?.find(({ id }) => id === tune)?.label ?? t("A song");
    const off = state === "blocked" || state === "muted";
    this.button?.firstElementChild?.replaceChildren(icon(off ? "volume-x" : "music"));
    const mute = t("Mute");
    this.button?.setAttribute("aria-label", off ? t("Turn the sound on") : `${title}. ${mute}`);
    if (this.words) setText(this.words, off ? t("Turn the sound on") : title);
  }
}

/** Is somebody writing just now? Then a letter is a letter. @param {KeyboardEvent} event */
function isWriting({ target }) {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
}

customElements.define("ipk-room-sound", IpkRoomSound);
