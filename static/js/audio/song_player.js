// Plays an uploaded song in a loop, synchronised with the server's clock.
/** @import { MixBus } from "./mix_bus.js" */
import { FADE_S } from "./mix_bus.js";

/** Songs are louder than synthesised pieces. */
const BESIDE_PIECES = 0.75;
const ASTRAY_S = 0.5;
const EVERY_MS = 2000;

/** Plays a song in a loop. */
export class SongPlayer {
  /** @param {MixBus} bus @param {Blob} song */
  constructor(bus, song) {
    this.address = URL.createObjectURL(song);
    this.sound = new Audio(this.address);
    this.sound.loop = true;
    this.input = bus.input();
    const { context } = bus;
    /** @type {AudioContext} */ (context)
      .createMediaElementSource(this.sound)
      .connect(new GainNode(context, { gain: BESIDE_PIECES }))
      .connect(this.input.dry);
  }

  /** @param {() => number} elapsed */
  start(elapsed) {
    const align = () => {
      // autoplay may have been blocked before the first touch
      if (this.sound.paused) void this.sound.play().catch(() => undefined);
      const { duration, currentTime } = this.sound;
      if (!Number.isFinite(duration) || duration <= 0) return;
      const wanted = elapsed() % duration;
      if (Math.abs(currentTime - wanted) > ASTRAY_S) this.sound.currentTime = wanted;
    };
    this.sound.addEventListener("loadedmetadata", align);
    align();
    this.input.open();
    this.timer = setInterval(align, EVERY_MS);
  }

  stop() {
    clearInterval(this.timer);
    this.input.close();
    setTimeout(() => this.#disconnect(), (FADE_S + 0.2) * 1000);
  }

  #disconnect() {
    this.sound.pause();
    this.sound.removeAttribute("src");
    URL.revokeObjectURL(this.address);
    this.input.leave();
  }
}
