// Records the microphone up to a fixed length.
import { STROKES, waveOf } from "../../state/media/waves.js";

/** The longest recording; it ends by itself. */
export const LONGEST_SECONDS = 60;
const RATE = 48_000;
const BITS_PER_SECOND = 48_000;
/** What browsers record, the smallest first; what none of them is, the browser chooses. */
const KINDS = ["audio/webm;codecs=opus", "audio/ogg;codecs=opus", "audio/mp4"];

/** Only a page that came by https (or from this machine) may listen; and only where the browser can record. */
export function mayRecord() {
  return Boolean(globalThis.isSecureContext && navigator.mediaDevices && globalThis.MediaRecorder);
}

/**
 * Records what is said. Nothing leaves the device. Rejects when the person or the device does not want to.
 * @param {{ heard: (level: number, part: number) => void, ended: (sound: Blob) => void }} tell `level` and `part` of
 * the longest from 0 to 1, ten times a second
 */
export async function record({ heard, ended }) {
  const stream = await navigator.mediaDevices.getUserMedia({
    audio: { echoCancellation: true, noiseSuppression: true },
  });
  const mimeType = KINDS.find((kind) => MediaRecorder.isTypeSupported(kind));
  const recorder = new MediaRecorder(stream, { mimeType, audioBitsPerSecond: BITS_PER_SECOND });
  const context = new AudioContext();
  const level = loudness(context, stream);
  /** @type {Blob[]} */
  const pieces = [];
  const begun = performance.now();
  const clock = setInterval(() => {
    const part = (performance.now() - begun) / 1000 / LONGEST_SECONDS;
    heard(level(), Math.min(part, 1));
    if (part >= 1) stop();
  }, 100);
  const stop = () => recorder.state === "inactive" || recorder.stop();
  recorder.ondataavailable = ({ data }) => pieces.push(data);
  recorder.onstop = () => {
    clearInterval(clock);
    for (const track of stream.getTracks()) track.stop();
    void context.close();
    ended(new Blob(pieces, { type: recorder.mimeType.split(";")[0] }));
  };
  recorder.start();
  return { stop };
}

/** @param {AudioContext} context @param {MediaStream} stream @returns {() => number} how loud it is now, 0…1 */
function loudness(context, stream) {
  const analyser = context.createAnalyser();
  const samples = new Float32Array(analyser.fftSize);
  context.createMediaStreamSource(stream).connect(analyser);
  return () => {
    analyser.getFloatTimeDomainData(samples);
    return Math.min(1, Math.max(...samples.map(Math.abs)) * 2);
  };
}

/** How a sound looks and how long it is. Rejects when this browser cannot read it. @param {Blob} sound */
export async function lookAt(sound) {
  const context = new OfflineAudioContext(1, 1, RATE);
  const heard = await context.decodeAudioData(await sound.arrayBuffer());
  return { wave: waveOf(heard.getChannelData(0), STROKES), seconds: heard.duration };
}
