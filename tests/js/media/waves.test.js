// Tests of waveforms.
import assert from "node:assert/strict";
import test from "node:test";
import { STROKES, waveOf, wavePath } from "../../../static/js/state/media/waves.js";

test("a waveform shows loud and silent parts", () => {
  const samples = new Float32Array(4800);
  samples.fill(0.25, 0, 2400);
  samples[3000] = -0.5;
  const wave = waveOf(samples);
  assert.equal(wave.length, STROKES);
  assert.equal(wave.slice(0, 24), "5".repeat(24), "half as loud as the loudest");
  assert.equal(wave[30], "9");
  assert.equal(wave.at(-1), "0");
});

test("silence and a very short sound have a waveform", () => {
  assert.match(waveOf(new Float32Array(1000)), /^0+$/);
  assert.equal(waveOf(new Float32Array([0.1, 0.2])), "59");
  assert.equal(waveOf(new Float32Array(0)), "");
});

test("each bar is vertically centred and within the picture", () => {
  const strokes = [...wavePath("059").matchAll(/M([\d.]+) ([\d.]+)v([\d.]+)/g)].map((stroke) =>
    stroke.slice(1).map(Number),
  );
  assert.equal(strokes.length, 3);
  for (const [x, y, height] of strokes) {
    assert.ok(x > 0 && x < 100 && y > 0);
    assert.ok(Math.abs(y + height / 2 - 10) < 0.2);
  }
  assert.ok(strokes[0][2] < strokes[1][2] && strokes[1][2] < strokes[2][2]);
});
