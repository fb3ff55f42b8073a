// Tests of the volume.
import assert from "node:assert/strict";
import { test } from "node:test";
import { loudness } from "../../../static/js/audio/mix_bus.js";

test("the amplitude stays below a third of full scale (U4)", () => {
  for (const volume of [-20, 0, 1, 50, 100, 400]) {
    assert.ok(loudness(volume) >= 0 && loudness(volume) < 1 / 3, `${volume}`);
  }
  assert.ok(loudness(100) > loudness(50));
});
