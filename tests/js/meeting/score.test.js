// Tests of the score generator.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { parse } from "smol-toml";
import { Score } from "../../../static/js/audio/score.js";
import { TIMBRES } from "../../../static/js/audio/voices.js";

/** @typedef {import("../../../static/js/audio/score.js").Piece} Piece */

/** @param {Partial<Piece>} [more] @returns {Piece} */
function piece(more = {}) {
  return {
    tempo: 60,
    beats: 4,
    key: "C",
    scale: "major",
    parts: [
      {
        chords: [1, 5],
        melodies: [
          [
            ["1", "-", ".", "3"],
            ["8", "7,", "2#", "1+3"],
          ],
        ],
      },
      { chords: [4], melodies: [[["6"]], [["4"]]] },
    ],
    voices: [{ sound: "piano", plays: "melody", level: 1, often: 1, octave: 4, shift: 0, patterns: [] }],
    ...more,
  };
}

test("degrees become pitches, `-` extends a note, `.` is a rest", () => {
  const notes = new Score(piece(), 1).notes(0, 8);
  assert.deepEqual(
    notes.map(({ midi }) => midi),
    [60, 64, 72, 59, 63, 60, 64],
  );
  assert.deepEqual(
    notes.map(({ length }) => length),
    [2, 1, 1, 1, 1, 1, 1],
  );
  assert.ok(notes.every(({ at }, place) => Math.abs(at - [0, 3, 4, 5, 6, 7, 7][place]) < 0.02));
});

test("patterns are relative to the root of the chord", () => {
  const chords = { sound: "harp", plays: /** @type {const} */ ("chords"), level: 1, often: 1, octave: 3, shift: 0 };
  const score = new Score(piece({ voices: [{ ...chords, patterns: [["1+3+5", "8"]] }] }), 1);
  assert.deepEqual(
    score.notes(0, 4).map(({ midi }) => midi),
    [48, 52, 55, 60],
  );
  assert.deepEqual(
    score.notes(4, 8).map(({ midi }) => midi),
    [55, 59, 62, 67],
  );
});

test("two devices generate the same notes from any position", () => {
  const one = new Score(piece(), 7);
  const heard = [];
  for (let at = 0; at < 200; at += 2.5) heard.push(...one.notes(at, at + 2.5));
  assert.deepEqual(
    new Score(piece(), 7).notes(120, 200),
    heard.filter(({ at }) => at >= 120),
  );
});

test("another seed gives other notes, and consecutive ranges neither lose nor repeat a note", () => {
  const whole = new Score(piece(), 7).notes(0, 200);
  assert.notDeepEqual(new Score(piece(), 8).notes(0, 200), whole);
  const score = new Score(piece(), 7);
  const pieces = [];
  for (let at = 0; at < 200; at += 0.37) pieces.push(...score.notes(at, Math.min(at + 0.37, 200)));
  assert.deepEqual(pieces, whole);
});

test("every piece of the catalogue has existing instruments and pitches in range", async () => {
  const text = await readFile(new URL("../../../profiles/catalogues/music.toml", import.meta.url), "utf8");
  const catalogue = /** @type {any} */ (parse(text));
  assert.ok(catalogue.piece.length >= 8);
  for (const given of catalogue.piece) {
    const score = new Score(scoreOf(given), 3);
    const notes = score.notes(0, 180);
    assert.ok(notes.length > 60, `${given.id} plays`);
    for (const { midi, sound, level } of notes) {
      assert.ok(sound in TIMBRES, `${given.id}: ${sound}`);
      assert.ok(midi >= 28 && midi <= 96, `${given.id}: ${midi} is too low or too high`);
      assert.ok(level > 0 && level <= 1);
    }
  }
});

/**
 * The piece that the server makes from a catalogue entry (tests/content/test_tunes.py).
 * @param {any} given
 * @returns {Piece}
 */
function scoreOf(given) {
  const bars = (/** @type {string} */ line) => line.split("|").map((bar) => bar.trim().split(/\s+/));
  return {
    ...given,
    parts: given.part.map((/** @type {any} */ part) => ({
      chords: part.chords.split(" ").map(Number),
      melodies: part.melodies.map(bars),
    })),
    voices: given.voice.map((/** @type {any} */ voice) => ({
      often: 1,
      shift: 0,
      level: 0.5,
      ...voice,
      patterns: (voice.patterns ?? []).map((/** @type {string} */ line) => bars(line)[0]),
    })),
  };
}
