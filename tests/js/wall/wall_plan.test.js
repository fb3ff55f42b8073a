// Tests of the layout of papers on the wall.
import assert from "node:assert/strict";
import test from "node:test";
import { bestColumns, boxAt, boxOfWall, boxRound, meets } from "../../../static/js/components/wall/wall_plan.js";
import { sizeOf } from "../../../static/js/state/wall/card_sizes.js";
import { clampToPaper } from "../../../static/js/state/wall/free_spots.js";

test("the number of columns depends on the shape of the screen", () => {
  assert.equal(bestColumns(12, 3 / 2), 4);
  assert.equal(bestColumns(12, 2 / 5), 2);
  assert.equal(bestColumns(1, 2), 1);
});

test("a box to scroll to includes the title", () => {
  const box = boxRound([
    { x: 848, y: 120, width: 800, height: 600 },
    { x: 0, y: 840, width: 800, height: 600 },
  ]);
  assert.deepEqual(box, { x: -48, y: 0, width: 1744, height: 1488 });
  assert.ok(boxOfWall(12, 4).width > 4 * 800);
});

test("every card is clamped to its paper", () => {
  for (const kind of /** @type {const} */ (["note", "picture"])) {
    const card = { kind, text: "a".repeat(200) };
    const { x, y } = clampToPaper(0, 1200, card);
    assert.ok(x >= sizeOf(card).width / 2 && y <= 1200 - sizeOf(card).height / 2);
  }
});

test("the box of a sheet is computed without measuring", () => {
  assert.deepEqual(boxAt(0, 4), { x: 48, y: 120, width: 800, height: 600 });
  assert.deepEqual(boxAt(5, 4), { x: 896, y: 840, width: 800, height: 600 });
  assert.ok(meets(boxAt(5, 4), { x: 0, y: 0, width: 900, height: 900 }));
  assert.ok(!meets(boxAt(5, 4), { x: 0, y: 0, width: 890, height: 900 }));
});
