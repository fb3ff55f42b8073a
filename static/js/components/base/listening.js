// `<ipk-listening>`: plays one piece of music on this device only, to choose it.
/** @import { AppContext } from "../../context.js" */
/** @import { RoomSound } from "../../audio/room_sound.js" */
import { IpkElement } from "../../lib/dom/element.js";
import { songsOf } from "../../state/meeting/music.js";
import { pageAddress } from "../../lib/page_address.js";

/** Volume in percent: audible for two people (U4: at most a third). */
const VOLUME = 30;

/**
 * Listens to a tune on this very device, for whoever prepares: nothing plays in the room, nobody else hears of it.
 * Leaving the page ends it. Emits `ipk:listening` when it begins and ends.
 */
export class IpkListening extends IpkElement {
  /** @type {AppContext | undefined} */
  app;
  /** What is listened to, "" for silence. */
  tune = "";
  /** @type {RoomSound | undefined} */
  #sound;

  connected() {
    this.hidden = true;
    for (const speaking of ["ipk:reading", "ipk:sounding"])
      this.listen(document, speaking, ({ detail }) => this.#sound?.duck(detail === true || detail?.on === true));
    this.abort.signal.addEventListener("abort", () => this.hush());
  }

  /** The same again ends it. @param {string} tune */
  async turn(tune) {
    const again = this.tune === tune;
    this.hush();
    if (again || !this.app) return;
    this.#is(tune);
    const [{ RoomSound }, what] = await Promise.all([import("../../audio/room_sound.js"), fetched(this.app, tune)]);
    if (this.tune !== tune || !this.isConnected) return; // somebody went on meanwhile
    if (!what) return this.#is("");
    this.#sound ??= new RoomSound();
    if (this.#sound.blocked) await this.#sound.wake();
    if (this.tune !== tune || !this.isConnected) return;
    const began = performance.now();
    this.#sound.setVolume(VOLUME);
    this.#sound.play({ key: tune, seed: 1, elapsed: () => (performance.now() - began) / 1000, ...what });
  }

  hush() {
    this.#sound?.stop();
    if (this.tune) this.#is("");
  }

  /** @param {string} tune */
  #is(tune) {
    this.tune = tune;
    this.emit("listening", tune);
  }
}

/** @param {AppContext} app @param {string} tune */
async function fetched({ page, store }, tune) {
  const song = songsOf(store).find(({ id }) => id === tune);
  const answer = await fetch(song ? pageAddress(page, `media/${song.media}`) : `/music/${tune}`).catch(() => null);
  if (!answer?.ok) return undefined;
  return song ? { song: await answer.blob() } : { piece: await answer.json() };
}

customElements.define("ipk-listening", IpkListening);
