// The audio output: reverb, limiter, volume and ducking.
import { seededRandom } from "./score.js";

/** Maximum amplitude as a share of full scale (U4). */
export const LOUDEST = 0.3;
/** Gain while a text is read aloud. */
const DUCKED = 0.2;
const DUCK_S = 0.15;
/** Duration of fades. */
export const FADE_S = 0.7;
const ECHO_S = 2.2;
/** Gain before the limiter, chosen so that the pieces stay just below it. */
const INPUT_GAIN = 1.3;
/** Samples below this level pass unchanged; louder ones are compressed to stay below 1. */
const LINEAR_BELOW = 0.6;

/** Mixes all players: reverb, low-pass filter, limiter, volume, and a gain that ducks the music under speech. */
export class MixBus {
  /** @param {BaseAudioContext} context */
  constructor(context) {
    this.context = context;
    this.dry = new GainNode(context, { gain: INPUT_GAIN });
    this.wet = new GainNode(context, { gain: INPUT_GAIN });
    this.volume = new GainNode(context, { gain: 0 });
    this.voice = new GainNode(context);
    const limit = new WaveShaperNode(context, { curve: softClipCurve(), oversample: "2x" });
    const lowpass = new BiquadFilterNode(context, { type: "lowpass", frequency: 4200, Q: 0.3 });
    this.wet.connect(new ConvolverNode(context, { buffer: reverbImpulse(context) })).connect(lowpass);
    this.dry.connect(lowpass).connect(limit).connect(this.volume).connect(this.voice).connect(context.destination);
  }

  /** @param {number} volume 0 to 100 @param {number} [seconds] */
  setVolume(volume, seconds = FADE_S) {
    rampTo(this.volume.gain, loudness(volume), this.context.currentTime, seconds);
  }

  /** @param {boolean} on a text is being read aloud */
  duck(on) {
    rampTo(this.voice.gain, on ? DUCKED : 1, this.context.currentTime, on ? DUCK_S : FADE_S);
  }

  /** Creates an input with its own fade. */
  input() {
    const [dry, wet] = [new GainNode(this.context, { gain: 0 }), new GainNode(this.context, { gain: 0 })];
    dry.connect(this.dry);
    wet.connect(this.wet);
    const gains = [dry.gain, wet.gain];
    return {
      dry,
      wet,
      open: (seconds = FADE_S) => gains.forEach((gain) => rampTo(gain, 1, this.context.currentTime, seconds)),
      close: (seconds = FADE_S) => gains.forEach((gain) => rampTo(gain, 0, this.context.currentTime, seconds)),
      leave() {
        dry.disconnect();
        wet.disconnect();
      },
    };
  }
}

/** Converts a volume in perceptually even steps to an amplitude. @param {number} volume 0 to 100 */
export function loudness(volume) {
  return LOUDEST * Math.min(Math.max(volume / 100, 0), 1) ** 1.5;
}

/** @param {AudioParam} param @param {number} to @param {number} now @param {number} seconds */
function rampTo(param, to, now, seconds) {
  param.cancelScheduledValues(now);
  param.setValueAtTime(param.value, now);
  param.linearRampToValueAtTime(to, now + seconds);
}

/** The curve of the limiter: linear below LINEAR_BELOW, always below 1. */
function softClipCurve() {
  const curve = new Float32Array(1025);
  for (let place = 0; place < curve.length; place += 1) {
    const given = place / 512 - 1;
    const over = Math.max(Math.abs(given) - LINEAR_BELOW, 0);
    const room = 1 - LINEAR_BELOW;
    curve[place] = Math.sign(given) * (Math.min(Math.abs(given), LINEAR_BELOW) + room * Math.tanh(over / room));
  }
  return curve;
}

/** The impulse response of a small room: decaying noise. @param {BaseAudioContext} context */
function reverbImpulse(context) {
  const length = Math.floor(ECHO_S * context.sampleRate);
  const buffer = context.createBuffer(2, length, context.sampleRate);
  for (let side = 0; side < 2; side += 1) {
    const samples = buffer.getChannelData(side);
    const dice = seededRandom(side, 11, 3);
    let soft = 0;
    for (let place = 0; place < length; place += 1) {
      // high frequencies decay faster
      const dullness = 0.35 + 0.6 * (place / length);
      soft += (dice() * 2 - 1 - soft) * (1 - dullness);
      samples[place] = soft * Math.exp((-5.5 * place) / length);
    }
  }
  return buffer;
}
