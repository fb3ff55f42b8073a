// Tests of single-switch scanning.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Scan } from "../../../static/js/state/people/switch_scanning.js";

const wall = () => new Scan(["stop", ["write", "draw", "photo"], ["undo"], [], [["a", "b"], ["c"]]]);

/** @param {Scan<string>} scan @param {number} times */
function wait(scan, times) {
  for (let time = 0; time < times; time += 1) scan.next();
}

test("groups are offered in a cycle", () => {
  const scan = wall();
  const offered = [0, 1, 2, 3, 4].map(() => {
    const now = scan.offered;
    scan.next();
    return now;
  });
  assert.deepEqual(offered, [["stop"], ["write", "draw", "photo"], ["undo"], ["a", "b", "c"], ["stop"]]);
});

test("a group with one element is selected by one press", () => {
  assert.equal(wall().press(), "stop");
  const scan = wall();
  wait(scan, 2);
  assert.equal(scan.press(), "undo");
});

test("a press opens a group, the next one selects an element", () => {
  const scan = wall();
  wait(scan, 1);
  assert.equal(scan.press(), undefined);
  assert.deepEqual(scan.offered, ["write"]);
  wait(scan, 1);
  assert.equal(scan.press(), "draw");
});

test("rows open one after another", () => {
  const scan = wall();
  wait(scan, 3);
  scan.press();
  assert.deepEqual(scan.offered, ["a", "b"]);
  scan.press();
  assert.equal(scan.depth, 2);
  wait(scan, 1);
  assert.equal(scan.press(), "b");
});

test("a group closes after a cycle without a press", () => {
  const scan = wall();
  wait(scan, 1);
  scan.press();
  wait(scan, 3);
  assert.equal(scan.depth, 0);
  assert.deepEqual(scan.offered, ["write", "draw", "photo"]);
});

test("an empty list offers nothing", () => {
  const scan = new Scan([[], [[]]]);
  scan.next();
  assert.deepEqual(scan.offered, []);
  assert.equal(scan.press(), undefined);
});
