/** @import { Piece } from "./score.js" */
import { MixBus } from "./mix_bus.js";
import { PiecePlayer } from "./piece_player.js";
import { SongPlayer } from "./song_player.js";

/**
 * The sound of the room on this device. It is loaded when music is first wanted.
 *
 * @typedef {{ key: string, piece?: Piece, song?: Blob, seed: number, elapsed: () => number }} Tune
 */
export class RoomSound {
  /** @type {PiecePlayer | SongPlayer | undefined} */
  #player;
  #key = "";

  constructor() {
    this.context = new AudioContext({ latencyHint: "playback" });
    this.bus = new MixBus(this.context);
  }

  /** The browser lets nothing sound before somebody has touched the page. */
  get blocked() {
    return this.context.state !== "running";
  }

  /** Resolves when it sounds, or when it will not for now. */
  async wake() {
    await Promise.race([this.context.resume(), new Promise((later) => setTimeout(later, 500))]);
    return !this.blocked;
  }

  /** @param {() => void} hear @param {AbortSignal} signal */
  onBlocking(hear, signal) {
    this.context.addEventListener("statechange", hear, { signal });
  }

  /** @param {Tune} tune */
  play({ key, piece, song, seed, elapsed }) {
    if (key === this.#key) return;
    this.stop();
    this.#key = key;
    if (song) this.#player = new SongPlayer(this.bus, song);
    else if (piece) this.#player = new PiecePlayer(this.bus, piece, seed);
    this.#player?.start(elapsed);
  }

  stop() {
    this.#player?.stop();
    this.#player = undefined;
    this.#key = "";
  }

  /** What plays now, "" for silence. */
  get playing() {
    return this.#key;
  }

  /** @param {number} volume 0 to 100 */
  setVolume(volume) {
    this.bus.setVolume(volume);
  }

  /** @param {boolean} on */
  duck(on) {
    this.bus.duck(on);
  }
}
