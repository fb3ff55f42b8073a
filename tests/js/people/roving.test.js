// Tests of keyboard navigation in a row.
import assert from "node:assert/strict";
import { test } from "node:test";
import { placeAfter } from "../../../static/js/lib/dom/roving.js";

test("arrow keys move in a row and wrap around", () => {
  assert.equal(placeAfter("ArrowRight", 0, 3), 1);
  assert.equal(placeAfter("ArrowDown", 2, 3), 0);
  assert.equal(placeAfter("ArrowLeft", 0, 3), 2);
  assert.equal(placeAfter("ArrowUp", 1, 3), 0);
});

test("Home and End move to the ends, other keys do nothing", () => {
  assert.equal(placeAfter("Home", 2, 3), 0);
  assert.equal(placeAfter("End", 0, 3), 2);
  assert.equal(placeAfter("Enter", 1, 3), -1);
  assert.equal(placeAfter("Tab", 1, 3), -1);
});
