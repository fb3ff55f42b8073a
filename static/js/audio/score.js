// Generates the notes of a piece from its catalogue entry and a seed.
/**
 * A pure function of piece and seed: every device gets the same notes, at any position without playing what comes
 * before.
 * @typedef {{ chords: number[], melodies: string[][][] }} Part
 * @typedef {{ sound: string, plays: "melody" | "chords" | "air", level: number, often: number, octave: number, shift:
 * number, patterns: string[][] }} Voice
 * @typedef {{ tempo: number, beats: number, key: string, scale: string, parts: Part[], voices: Voice[] }} Piece
 * @typedef {{ at: number, length: number, midi: number, level: number, sound: string }} Note
 */

const KEYS = ["C", "Db", "D", "Eb", "E", "F", "Gb", "G", "Ab", "A", "Bb", "B"];
/** @type {Record<string, number[]>} */
const SCALES = {
  major: [0, 2, 4, 5, 7, 9, 11],
  minor: [0, 2, 3, 5, 7, 8, 10],
  dorian: [0, 2, 3, 5, 7, 9, 10],
  mixolydian: [0, 2, 4, 5, 7, 9, 10],
  lydian: [0, 2, 4, 6, 7, 9, 11],
};
/** Random deviation of time and level of a note, for a natural sound. */
const LATE_S = 0.018;
const LIGHTER = 0.22;
/** Probability that a part is followed by the next one instead of being repeated. */
const GOES_ON = 0.7;
/** Level of notes off the beat. */
const OFF_BEAT = 0.86;

export class Score {
  /** The parts in playing order, computed as far as needed. @type {{ part: Part, index: number, from: number }[]} */
  #order = [];

  /** @param {Piece} piece @param {number} seed */
  constructor(piece, seed) {
    this.piece = piece;
    this.seed = seed;
    this.bar = (piece.beats * 60) / piece.tempo;
    this.root = 12 + KEYS.indexOf(piece.key);
    this.scale = SCALES[piece.scale];
  }

  /**
   * The notes that begin within [from, to), in seconds since the start of the piece.
   * @param {number} from
   * @param {number} to
   * @returns {Note[]}
   */
  notes(from, to) {
    /** @type {Note[]} */
    const notes = [];
    // a note may begin late, so the bar before is included
    for (let bar = Math.max(Math.floor((from - LATE_S) / this.bar), 0); bar * this.bar < to; bar += 1)
      notes.push(...this.#notesOf(bar));
    return notes.filter(({ at }) => at >= from && at < to).sort((one, other) => one.at - other.at);
  }

  /** Voices of continuous background noise (rain, wind). */
  get airs() {
    return this.piece.voices.filter((voice) => voice.plays === "air");
  }

  /** @param {number} bar */
  #notesOf(bar) {
    const { part, index, from } = this.#partAt(bar);
    const inside = bar - from;
    return this.piece.voices.flatMap((voice, number) => {
      const dice = seededRandom(this.seed, index, number);
      if (voice.plays === "air" || dice() > voice.often) return [];
      const tune = dice();
      if (voice.plays === "chords")
        return this.#play(voice, chosen(voice.patterns, tune), bar, { degree: part.chords[inside] });
      // all melody voices play the same melody
      const melody = chosen(part.melodies, seededRandom(this.seed, index, 99)());
      return this.#play(voice, melody[inside], bar, { degree: 1 + voice.shift });
    });
  }

  /**
   * @param {Voice} voice
   * @param {string[]} strokes
   * @param {number} bar
   * @param {{ degree: number }} above
   * @returns {Note[]}
   */
  #play(voice, strokes, bar, { degree }) {
    const dice = seededRandom(this.seed, bar, voice.sound.length * 31 + voice.octave);
    const share = this.bar / strokes.length;
    return strokes.flatMap((stroke, place) => {
      const [late, weight] = [dice() * LATE_S, 1 - dice() * LIGHTER];
      if (stroke === "." || stroke === "-") return [];
      const length = share * (1 + held(strokes, place));
      const level = voice.level * weight * (place === 0 ? 1 : OFF_BEAT);
      const at = bar * this.bar + place * share + late;
      return stroke
        .split("+")
        .map((note) => ({ at, length, level, sound: voice.sound, midi: this.#pitch(note, degree, voice.octave) }));
    });
  }

  /** @param {string} note @param {number} above the degree to which the note is relative @param {number} octave */
  #pitch(note, above, octave) {
    const [, digits, sign, marks] = /** @type {RegExpExecArray} */ (/^(\d+)([#b]?)([',]*)$/.exec(note));
    const step = Number(digits) + above - 2;
    const size = this.scale.length;
    const turns = Math.floor(step / size);
    const inScale = this.scale[step - turns * size] + 12 * turns;
    const moved = [...marks].reduce((sum, mark) => sum + (mark === "'" ? 12 : -12), 0);
    return this.root + 12 * octave + inScale + moved + (sign === "#" ? 1 : sign === "b" ? -1 : 0);
  }

  /** @param {number} bar */
  #partAt(bar) {
    const order = this.#order;
    while (order.length === 0 || lastBar(order[order.length - 1]) <= bar) order.push(this.#next());
    return /** @type {{ part: Part, index: number, from: number }} */ (order.findLast(({ from }) => from <= bar));
  }

  #next() {
    const { parts } = this.piece;
    const last = this.#order[this.#order.length - 1];
    if (!last) return { part: parts[0], index: 0, from: 0 };
    const index = last.index + 1;
    const goesOn = seededRandom(this.seed, index, 7)() < GOES_ON;
    const place = (parts.indexOf(last.part) + (goesOn ? 1 : 0)) % parts.length;
    return { part: parts[place], index, from: lastBar(last) };
  }
}

/** @param {{ part: Part, from: number }} turn */
function lastBar({ part, from }) {
  return from + part.chords.length;
}

/** The number of following signs that hold the note. @param {string[]} strokes @param {number} place */
function held(strokes, place) {
  const rest = strokes.slice(place + 1);
  const end = rest.findIndex((stroke) => stroke !== "-");
  return end < 0 ? rest.length : end;
}

/** @template T @param {T[]} things @param {number} share 0 to 1 @returns {T} */
function chosen(things, share) {
  return things[Math.min(Math.floor(share * things.length), things.length - 1)];
}

/**
 * A pseudo-random generator 0…1 seeded by numbers: the same on every device.
 * @param {...number} numbers
 * @returns {() => number}
 */
export function seededRandom(...numbers) {
  let state = 2166136261;
  for (const number of numbers) state = Math.imul(state ^ number, 16777619) ^ (state >>> 13);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
