/** @import { Note } from "./score.js" */
import { seededRandom } from "./score.js";

/**
 * How each instrument sounds. All begin softly; none has much above 3 kHz.
 *
 * `tones`: [times the pitch, strength, how long it rings beside the others]; `rings`: seconds until a struck tone is
 * at a third; without it the tone is held and let go within `leaves`. `dull`: hertz above which it is taken away.
 *
 * @typedef {{ tones: [number, number, number][], rises: number, rings?: number, leaves: number, dull: number,
 *   side: number, hall: number, level: number, shape?: OscillatorType, detune?: number, trembles?: number }} Timbre
 * @type {Record<string, Timbre>}
 */
export const TIMBRES = {
  piano: {
    tones: [
      [1, 1, 1],
      [2, 0.32, 0.7],
      [3, 0.1, 0.5],
    ],
    rises: 0.014,
    rings: 0.9,
    leaves: 0.25,
    dull: 1900,
    side: -0.12,
    hall: 0.28,
    level: 0.5,
  },
  harp: {
    tones: [
      [1, 1, 1],
      [2, 0.22, 0.5],
      [3, 0.07, 0.3],
    ],
    rises: 0.008,
    rings: 0.62,
    leaves: 0.4,
    dull: 2300,
    side: 0.22,
    hall: 0.32,
    level: 0.48,
  },
  box: {
    tones: [
      [1, 1, 1],
      [2, 0.14, 0.6],
      [4.07, 0.06, 0.15],
    ],
    rises: 0.006,
    rings: 0.7,
    leaves: 0.8,
    dull: 2800,
    side: 0.1,
    hall: 0.4,
    level: 0.36,
  },
  bells: {
    tones: [
      [1, 1, 1],
      [2.76, 0.1, 0.4],
    ],
    rises: 0.012,
    rings: 1.1,
    leaves: 1.2,
    dull: 2400,
    side: -0.25,
    hall: 0.45,
    level: 0.36,
  },
  flute: {
    tones: [
      [1, 1, 1],
      [2, 0.12, 1],
      [3, 0.03, 1],
    ],
    rises: 0.09,
    leaves: 0.14,
    dull: 1800,
    side: 0.06,
    hall: 0.36,
    level: 0.3,
    trembles: 5,
  },
  strings: {
    tones: [
      [1, 1, 1],
      [1.003, 0.8, 1],
    ],
    rises: 0.8,
    leaves: 0.7,
    dull: 750,
    side: 0,
    hall: 0.35,
    level: 0.13,
    shape: "sawtooth",
  },
  bass: {
    tones: [
      [1, 1, 1],
      [2, 0.25, 0.6],
    ],
    rises: 0.03,
    rings: 1.1,
    leaves: 0.2,
    dull: 600,
    side: 0,
    hall: 0.06,
    level: 0.55,
  },
};

/** A tone that is this many times its `rings` old cannot be heard any more. */
const FADED = 5;
/** High notes are lighter, so that nothing is shrill. */
const LIGHT_ABOVE = 74;
const LIGHTER_BY = 0.035;

/** An instrument in a hall: notes go in, sound comes out. */
export class Instrument {
  /** @param {BaseAudioContext} context @param {string} sound @param {{ dry: AudioNode, wet: AudioNode }} hall */
  constructor(context, sound, hall) {
    this.context = context;
    this.timbre = TIMBRES[sound];
    const { dull, side, hall: share } = this.timbre;
    this.filter = new BiquadFilterNode(context, { type: "lowpass", frequency: dull, Q: 0.3 });
    const place = new StereoPannerNode(context, { pan: side });
    this.filter.connect(place).connect(hall.dry);
    place.connect(new GainNode(context, { gain: share })).connect(hall.wet);
  }

  /** @param {Note} note @param {number} when in the context's time */
  play(note, when) {
    const { tones, rings, level } = this.timbre;
    const light = 1 - Math.max(note.midi - LIGHT_ABOVE, 0) * LIGHTER_BY;
    const pitch = 440 * 2 ** ((note.midi - 69) / 12);
    for (const [times, strength, lasting] of tones) {
      const force = note.level * level * strength * Math.max(light, 0.3);
      const { gain, end } = this.#swell(force, when, note.length, rings && rings * lasting);
      this.#tone(pitch * times, when, end)
        .connect(gain)
        .connect(this.filter);
    }
  }

  /** @param {number} force @param {number} when @param {number} length @param {number | undefined} rings */
  #swell(force, when, length, rings) {
    const { rises, leaves } = this.timbre;
    const gain = new GainNode(this.context, { gain: 0 });
    const top = when + rises;
    gain.gain.setValueAtTime(0, when);
    gain.gain.linearRampToValueAtTime(force, top);
    if (rings) gain.gain.setTargetAtTime(0, top, rings);
    const off = Math.max(when + length, top);
    // a struck note may ring on a little after the hand has left it
    gain.gain.setTargetAtTime(0, off + (rings ? leaves : 0), leaves / 2);
    const faded = off + leaves * FADED;
    return { gain, end: rings ? Math.min(top + rings * FADED, faded) : faded };
  }

  /** @param {number} pitch @param {number} when @param {number} end */
  #tone(pitch, when, end) {
    const { shape = "sine", trembles } = this.timbre;
    const tone = new OscillatorNode(this.context, { type: shape, frequency: pitch });
    tone.start(when);
    tone.stop(end);
    if (trembles) this.#tremble(tone, trembles, when, end);
    return tone;
  }

  /** @param {OscillatorNode} tone @param {number} cents @param {number} when @param {number} end */
  #tremble(tone, cents, when, end) {
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
 * Weather: a long soft noise that goes round and round.
 * @param {BaseAudioContext} context @param {{ sound: string, level: number }} voice @param {AudioNode} out
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

/**
 * A round of noise with single drops in it; its end runs into its beginning.
 * @param {BaseAudioContext} context
 * @param {number} drops a second
 */
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
