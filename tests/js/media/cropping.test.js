// Tests of cropping.
import assert from "node:assert/strict";
import test from "node:test";
import {
  centred,
  fitted,
  zoomed,
  cropRectangle,
  shifted,
  turned,
  uncropped,
} from "../../../static/js/state/media/cropping.js";

const SIZE = { width: 2000, height: 1000 };

test("an uncropped picture is visible as a whole", () => {
  assert.deepEqual(cropRectangle(uncropped(), SIZE), { left: 0, top: 0, width: 2000, height: 1000 });
});

test("a quarter turn swaps width and height, four change nothing", () => {
  const { width, height } = cropRectangle(turned(uncropped()), SIZE);
  assert.deepEqual([width, height], [1000, 2000]);
  let look = zoomed(centred(zoomed(uncropped(), 1), 0.9, 0.2), 1);
  const before = look;
  for (let turn = 0; turn < 4; turn += 1) look = turned(look);
  assert.equal(look.turns, 0);
  assert.ok(Math.abs(look.x - before.x) < 1e-9 && Math.abs(look.y - before.y) < 1e-9);
});

test("rotation keeps the visible part", () => {
  // the upper left corner, turned clockwise, is the upper right one
  let look = zoomed(zoomed(uncropped(), 1), 1);
  look = turned(centred(look, 0, 0));
  const part = cropRectangle(look, SIZE);
  assert.equal(Math.round(part.left + part.width), 1000);
  assert.equal(Math.round(part.top), 0);
});

test("the zoom is limited to 1 to 4", () => {
  let look = uncropped();
  for (let step = 0; step < 9; step += 1) look = zoomed(look, 1);
  assert.equal(look.zoom, 4);
  for (let step = 0; step < 9; step += 1) look = zoomed(look, -1);
  assert.deepEqual(look, uncropped());
});

test("the crop never leaves the picture", () => {
  let look = zoomed(zoomed(uncropped(), 1), 1);
  for (let step = 0; step < 30; step += 1) look = shifted(look, 1, 1);
  const part = cropRectangle(look, SIZE);
  assert.ok(Math.abs(part.left + part.width - 2000) < 1e-6 && Math.abs(part.top + part.height - 1000) < 1e-6);
  look = centred(look, -5, -5);
  assert.ok(cropRectangle(look, SIZE).left >= -1e-6);
});

test("a large photo is scaled down, a small one is not scaled up", () => {
  assert.deepEqual(fitted({ width: 4000, height: 3000 }, 2048), { width: 2048, height: 1536 });
  assert.deepEqual(fitted({ width: 40, height: 30 }, 2048), { width: 40, height: 30 });
  assert.deepEqual(fitted({ width: 9000, height: 1 }, 2048), { width: 2048, height: 1 });
});
