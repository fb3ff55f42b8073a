// The synthesiser: timbres of the instruments, and background noise.
/** @import { Note } from "./score.js" */
import { seededRandom } from "./score.js";

/**
 * Timbres of the instruments. All have a soft attack and little above 3 kHz.
 *
 * `tones`: [multiple of the pitch, level, share of the decay time]; `decay`: seconds until a struck tone falls to a
 * third; without it the tone is held and fades within `release`; `lowpass`: cut-off frequency in hertz.
 * @typedef {{ tones: [number, number, number][], attack: number, decay?: number, release: number, lowpass: number, pan:
 * number, reverb: number, level: number, shape?: OscillatorType, detune?: number, vibrato?: number }} Timbre
 * @type {Record<string, Timbre>}
 */
export const TIMBRES = {
  piano: {
    tones: [
      [1, 1, 1],
      [2, 0.32, 0.7],
      [3, 0.1, 0.5],
    ],
    attack: 0.014,
    decay: 0.9,
    release: 0.25,
    lowpass: 1900,
    pan: -0.12,
    reverb: 0.28,
    level: 0.5,
  },
  harp: {
    tones: [
      [1, 1, 1],
      [2, 0.22, 0.5],
      [3, 0.07, 0.3],
    ],
    attack: 0.008,
    decay: 0.62,
    release: 0.4,
    lowpass: 2300,
    pan: 0.22,
    reverb: 0.32,
    level: 0.48,
  },
  box: {
    tones: [
      [1, 1, 1],
      [2, 0.14, 0.6],
      [4.07, 0.06, 0.15],
    ],
    attack: 0.006,
    decay: 0.7,
    release: 0.8,
    lowpass: 2800,
    pan: 0.1,
    reverb: 0.4,
    level: 0.36,
  },
  bells: {
    tones: [
      [1, 1, 1],
      [2.76, 0.1, 0.4],
    ],
    attack: 0.012,
    decay: 1.1,
    release: 1.2,
    lowpass: 2400,
    pan: -0.25,
    reverb: 0.45,
    level: 0.36,
  },
  flute: {
    tones: [
      [1, 1, 1],
      [2, 0.12, 1],
      [3, 0.03, 1],
    ],
    attack: 0.09,
    release: 0.14,
    lowpass: 1800,
    pan: 0.06,
    reverb: 0.36,
    level: 0.3,
    vibrato: 5,
  },
  strings: {
    tones: [
      [1, 1, 1],
      [1.003, 0.8, 1],
    ],
    attack: 0.8,
    release: 0.7,
    lowpass: 750,
    pan: 0,
    reverb: 0.35,
    level: 0.13,
    shape: "sawtooth",
  },
  bass: {
    tones: [
      [1, 1, 1],
      [2, 0.25, 0.6],
    ],
    attack: 0.03,
    decay: 1.1,
    release: 0.2,
    lowpass: 600,
    pan: 0,
    reverb: 0.06,
    level: 0.55,
  },
};

/** After so many decay times a tone is inaudible. */
const FADED = 5;
/** Higher notes are softer, so that they are not shrill. */
const LIGHT_ABOVE = 74;
const LIGHTER_BY = 0.035;

/** Plays notes with one timbre into an input of the mix bus. */
export class Instrument {
  /** @param {BaseAudioContext} context @param {string} sound @param {{ dry: AudioNode, wet: AudioNode }} bus */
  constructor(context, sound, bus) {
    this.context = context;
    this.timbre = TIMBRES[sound];
    const { lowpass, pan, reverb: share } = this.timbre;
    this.filter = new BiquadFilterNode(context, { type: "lowpass", frequency: lowpass, Q: 0.3 });
    const place = new StereoPannerNode(context, { pan });
    this.filter.connect(place).connect(bus.dry);
    place.connect(new GainNode(context, { gain: share })).connect(bus.wet);
  }

  /** @param {Note} note @param {number} when in the context's time */
  play(note, when) {
    const { tones, decay, level } = this.timbre;
    const light = 1 - Math.max(note.midi - LIGHT_ABOVE, 0) * LIGHTER_BY;
    const pitch = 440 * 2 ** ((note.midi - 69) / 12);
    for (const [times, strength, lasting] of tones) {
      const force = note.level * level * strength * Math.max(light, 0.3);
      const { gain, end } = this.#swell(force, when, note.length, decay && decay * lasting);
      this.#tone(pitch * times, when, end)
        .connect(gain)
        .connect(this.filter);
    }
  }

  /** @param {number} force @param {number} when @param {number} length @param {number | undefined} decay */
  #swell(force, when, length, decay) {
    const { attack, release } = this.timbre;
    const gain = new GainNode(this.context, { gain: 0 });
    const top = when + attack;
    gain.gain.setValueAtTime(0, when);
    gain.gain.linearRampToValueAtTime(force, top);
    if (decay) gain.gain.setTargetAtTime(0, top, decay);
    const off = Math.max(when + length, top);
    // a struck note may sound longer than it is held
    gain.gain.setTargetAtTime(0, off + (decay ? release : 0), release / 2);
    const faded = off + release * FADED;
    return { gain, end: decay ? Math.min(top + decay * FADED, faded) : faded };
  }

  /** @param {number} pitch @param {number} when @param {number} end */
  #tone(pitch, when, end) {
    const { shape = "sine", vibrato } = this.timbre;
    const tone = new OscillatorNode(this.context, { type: shape, frequency: pitch });
    tone.start(when);
    tone.stop(end);
    if (vibrato) this.#addVibrato(tone, vibrato, when, end);
    return tone;
  }

  /** @param {OscillatorNode} tone @param {number} cents @param {number} when @param {number} end */
  #addVibrato(tone, cents, when, end) {
    const breath = new OscillatorNode(this.context, { frequency: 4.6 });
    const depth = new GainNode(this.context, { gain: 0 });
    depth.gain.setValueAtTime(0, when + 0.25);
    depth.gain.linearRampToValueAtTime(cents, when + 0.9);
    breath.connect(depth).connect(tone.detune);
    breath.start(when);
    breath.stop(end);
  }
}

const AIR_S = 6;
/** @type {Record<string, { low: number, high: number, level: number, drops: number, waves: number }>} */
const AIRS = {
  rain: { low: 350, high: 2600, level: 0.1, drops: 70, waves: 0 },
  wind: { low: 120, high: 520, level: 0.16, drops: 0, waves: 0.09 },
};

/**
 * Starts looped background noise; returns a function that stops it.
 * @param {BaseAudioContext} context
 * @param {{ sound: string, level: number }} voice
 * @param {AudioNode} out
 */
export function startWeather(context, voice, out) {
  const { low, high, level, drops, waves } = AIRS[voice.sound];
  const source = new AudioBufferSourceNode(context, { buffer: noise(context, drops), loop: true });
  const gain = new GainNode(context, { gain: level * voice.level });
  source
    .connect(new BiquadFilterNode(context, { type: "highpass", frequency: low, Q: 0.3 }))
    .connect(new BiquadFilterNode(context, { type: "lowpass", frequency: high, Q: 0.3 }))
    .connect(gain)
    .connect(out);
  source.start();
  const breath = waves > 0 ? new OscillatorNode(context, { frequency: waves }) : null;
  breath?.connect(new GainNode(context, { gain: (level * voice.level) / 2 })).connect(gain.gain);
  breath?.start();
  return () => {
    source.stop();
    breath?.stop();
  };
}

/** A seamless loop of noise with single drops. @param {BaseAudioContext} context @param {number} drops a second */
function noise(context, drops) {
  const length = Math.floor(AIR_S * context.sampleRate);
  const buffer = context.createBuffer(2, length, context.sampleRate);
  for (let side = 0; side < 2; side += 1) {
    const samples = buffer.getChannelData(side);
    const dice = seededRandom(side, drops, 5);
    for (let place = 0; place < length; place += 1) samples[place] = (dice() * 2 - 1) * 0.5;
    for (let drop = 0; drop < drops * AIR_S; drop += 1) addDrop(samples, dice, context.sampleRate);
  }
  return buffer;
}

/** @param {Float32Array} samples @param {() => number} dice @param {number} rate */
function addDrop(samples, dice, rate) {
  const [start, pitch, force] = [Math.floor(dice() * samples.length), 700 + dice() * 1500, dice() ** 3];
  const length = Math.floor(0.03 * rate);
  for (let place = 0; place < length; place += 1) {
    const fading = Math.sin((Math.PI * place) / length) * Math.exp((-4 * place) / length);
    samples[(start + place) % samples.length] += force * fading * Math.sin((2 * Math.PI * pitch * place) / rate);
  }
}
