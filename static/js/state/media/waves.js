// The waveform of a sound as a string of digits, and as an SVG path.
/** Maximum number of bars of a waveform, and the level of the loudest. */
export const STROKES = 48;
const LOUDEST = 9;

/**
 * The peak of each part of a sound as digits 0 to 9; the loudest part is 9.
 * @param {Float32Array} samples
 * @param {number} [strokes]
 */
export function waveOf(samples, strokes = STROKES) {
  const piece = Math.max(1, Math.ceil(samples.length / strokes));
  /** @type {number[]} */
  const peaks = [];
  for (let at = 0; at < samples.length; at += piece)
    peaks.push(loudest(samples, at, Math.min(at + piece, samples.length)));
  const top = Math.max(...peaks, Number.EPSILON);
  return peaks.map((peak) => Math.round((peak / top) * LOUDEST)).join("");
}

/** @param {Float32Array} samples @param {number} from @param {number} to */
function loudest(samples, from, to) {
  let peak = 0;
  for (let at = from; at < to; at += 1) peak = Math.max(peak, Math.abs(samples[at]));
  return peak;
}

/**
 * The waveform as a path 100 units wide and 20 high, with vertical bars around the middle; silence is a dot.
 * @param {string} wave
 */
export function wavePath(wave) {
  const levels = [...wave].map(Number);
  const step = 100 / Math.max(levels.length, 1);
  return levels
    .map((level, index) => {
      const half = 0.4 + (level / LOUDEST) * 8.6;
      return `M${((index + 0.5) * step).toFixed(1)} ${(10 - half).toFixed(1)}v${(half * 2).toFixed(1)}`;
    })
    .join("");
}
