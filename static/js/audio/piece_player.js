// Plays a synthesised piece, synchronised with the server's clock.
/** @import { MixBus } from "./mix_bus.js" */
/** @import { Piece } from "./score.js" */
import { FADE_S } from "./mix_bus.js";
import { Score } from "./score.js";
import { Instrument, startWeather } from "./voices.js";

/** Notes are scheduled this far ahead: timers of a background page fire once a second. */
const AHEAD_S = 2.5;
const EVERY_MS = 400;
/** A larger drift restarts the schedule. */
const ASTRAY_S = 0.35;

/** Plays a piece of the catalogue from any position. */
export class PiecePlayer {
  /** @param {MixBus} bus @param {Piece} piece @param {number} seed */
  constructor(bus, piece, seed) {
    this.bus = bus;
    this.context = bus.context;
    this.score = new Score(piece, seed);
    this.input = bus.input();
    const sounds = new Set(piece.voices.filter(({ plays }) => plays !== "air").map(({ sound }) => sound));
    this.instruments = new Map([...sounds].map((sound) => [sound, new Instrument(this.context, sound, this.input)]));
  }

  /** @param {() => number} elapsed position in seconds by the server's clock */
  start(elapsed) {
    this.elapsed = elapsed;
    this.#restartAt(elapsed());
    this.airs = this.score.airs.map((voice) => startWeather(this.context, voice, this.input.dry));
    this.input.open();
    this.#pump();
    this.timer = setInterval(() => this.#pump(), EVERY_MS);
  }

  stop() {
    clearInterval(this.timer);
    this.input.close();
    setTimeout(() => this.#disconnect(), (FADE_S + 0.2) * 1000);
  }

  /** Schedules everything up to `seconds` at once, for an offline context. @param {number} seconds */
  scheduleAll(seconds) {
    this.#restartAt(0);
    this.airs = this.score.airs.map((voice) => startWeather(this.context, voice, this.input.dry));
    this.input.open(0);
    this.#schedule(seconds);
  }

  #disconnect() {
    for (const end of this.airs ?? []) end();
    this.input.leave();
  }

  /** @param {number} elapsed */
  #restartAt(elapsed) {
    this.zero = this.context.currentTime - elapsed;
    this.done = elapsed;
  }

  #pump() {
    const { zero = 0, elapsed } = this;
    if (!elapsed || this.context.state !== "running") return;
    const now = elapsed();
    if (Math.abs(this.context.currentTime - zero - now) > ASTRAY_S) this.#restartAt(now);
    this.#schedule(now + AHEAD_S);
  }

  /** @param {number} to */
  #schedule(to) {
    const { zero = 0, done = 0 } = this;
    if (to <= done) return;
    for (const note of this.score.notes(done, to))
      this.instruments.get(note.sound)?.play(note, Math.max(zero + note.at, this.context.currentTime));
    this.done = to;
  }
}
