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

test("a picture that nobody touched is seen whole", () => {
  assert.deepEqual(cropRectangle(uncropped(), SIZE), { left: 0, top: 0, width: 2000, height: 1000 });
});

test("a quarter turn swaps the sides, four of them change nothing", () => {
  const { width, height } = cropRectangle(turned(uncropped()), SIZE);
  assert.deepEqual([width, height], [1000, 2000]);
  let look = zoomed(centred(zoomed(uncropped(), 1), 0.9, 0.2), 1);
  const before = look;
  for (let turn = 0; turn < 4; turn += 1) look = turned(look);
  assert.equal(look.turns, 0);
  assert.ok(Math.abs(look.x - before.x) < 1e-9 && Math.abs(look.y - before.y) < 1e-9);
});

test("what is turned stays what is seen", () => {
  // the upper left corner, turned clockwise, is the upper right one
  let look = zoomed(zoomed(uncropped(), 1), 1);
  look = turned(centred(look, 0, 0));
  const part = cropRectangle(look, SIZE);
  assert.equal(Math.round(part.left + part.width), 1000);
  assert.equal(Math.round(part.top), 0);
});

test("one comes no nearer than four times and no farther than the whole", () => {
  let look = uncropped();
  for (let step = 0; step < 9; step += 1) look = zoomed(look, 1);
  assert.equal(look.zoom, 4);
  for (let step = 0; step < 9; step += 1) look = zoomed(look, -1);
  assert.deepEqual(look, uncropped());
});

test("nothing beside the picture is ever seen", () => {
  let look = zoomed(zoomed(uncropped(), 1), 1);
  for (let step = 0; step < 30; step += 1) look = shifted(look, 1, 1);
  const part = cropRectangle(look, SIZE);
  assert.ok(Math.abs(part.left + part.width - 2000) < 1e-6 && Math.abs(part.top + part.height - 1000) < 1e-6);
  look = centred(look, -5, -5);
  assert.ok(cropRectangle(look, SIZE).left >= -1e-6);
});

test("a photo is made small enough and a small one is left as it is", () => {
  assert.deepEqual(fitted({ width: 4000, height: 3000 }, 2048), { width: 2048, height: 1536 });
  assert.deepEqual(fitted({ width: 40, height: 30 }, 2048), { width: 40, height: 30 });
  assert.deepEqual(fitted({ width: 9000, height: 1 }, 2048), { width: 2048, height: 1 });
});
