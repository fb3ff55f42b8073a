// The music player of this device; loaded when music is first needed.
/** @import { Piece } from "./score.js" */
import { MixBus } from "./mix_bus.js";
import { PiecePlayer } from "./piece_player.js";
import { SongPlayer } from "./song_player.js";

/**
 * Plays one tune at a time.
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

  /** Browsers block audio until somebody has touched the page. */
  get blocked() {
    return this.context.state !== "running";
  }

  /** Resumes the audio context; resolves when it runs or is still blocked. */
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

  /** The key of the current tune, "" for silence. */
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
