import assert from "node:assert/strict";
import { test } from "node:test";
import { placeAfter } from "../../../static/js/lib/dom/roving.js";

test("arrows go about in a row and around its ends", () => {
  assert.equal(placeAfter("ArrowRight", 0, 3), 1);
  assert.equal(placeAfter("ArrowDown", 2, 3), 0);
  assert.equal(placeAfter("ArrowLeft", 0, 3), 2);
  assert.equal(placeAfter("ArrowUp", 1, 3), 0);
});

test("Home and End go to the ends, another key nowhere", () => {
  assert.equal(placeAfter("Home", 2, 3), 0);
  assert.equal(placeAfter("End", 0, 3), 2);
  assert.equal(placeAfter("Enter", 1, 3), -1);
  assert.equal(placeAfter("Tab", 1, 3), -1);
});
