// Tests of the simplified picture of a sheet.
import assert from "node:assert/strict";
import { test } from "node:test";

import { encodePoints } from "../../../static/js/state/drawing/ink.js";
import { layersOf } from "../../../static/js/state/wall/sheet_picture.js";
import { sizeOf } from "../../../static/js/state/wall/card_sizes.js";

/** @param {Partial<import("../../../static/js/types.d.ts").Card>} some */
function card(some) {
  return /** @type {import("../../../static/js/types.d.ts").Card} */ ({
    kind: "note",
    colour: "sun",
    text: "Ahoj",
    x: 800,
    y: 600,
    ...some,
  });
}

test("consecutive cards of one colour form a layer, in stacking order", () => {
  const colours = layersOf([card({}), card({}), card({ colour: "sky" }), card({})]).map(({ colour }) => colour);
  assert.deepEqual(colours, ["sun", "sky", "sun"]);
});

test("a card is drawn at its position with a line for each line of text", () => {
  const note = card({ text: "a ".repeat(40).trim(), x: 800, y: 1800 });
  const { width, height, lines } = sizeOf(note);
  const [{ papers, words }] = layersOf([note]);
  assert.equal(papers, `M${800 - width / 2} ${600 - height / 2}h${width}v${height}h${-width}z`);
  assert.equal(words.split("M").length - 1, lines);
});

test("a drawing contains its strokes, and later cards lie above it", () => {
  const points = encodePoints([
    [0, 0],
    [4, 4],
    [800, 600],
  ]);
  const drawing = card({ kind: "drawing", text: "", strokes: [{ id: "a", colour: "red", size: 1, points }] });
  const layers = layersOf([drawing, card({})]);
  assert.equal(layers.length, 2);
  assert.deepEqual(
    layers[0].inks.map(({ ink, path }) => [ink, path.split("L").length]),
    [["red", 2]],
  );
  assert.equal(layers[0].words, "");
});

test("a single point is drawn", () => {
  const strokes = [{ id: "a", colour: "ink", size: 2, points: encodePoints([[40, 40]]) }];
  const [{ inks }] = layersOf([card({ kind: "drawing", text: "", strokes })]);
  assert.match(inks[0].path, /^M\d+ \d+h1$/);
  assert.ok(inks[0].width > 0);
});
