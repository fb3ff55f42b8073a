import assert from "node:assert/strict";
import { test } from "node:test";
import { wayOf } from "../../static/js/state/arranging.js";
import { chairsOf, rose, sat } from "../../static/js/state/seating.js";

const seats = (/** @type {[number, string][]} */ ...pairs) => pairs.map(([chair, person]) => ({ chair, person }));

test("every way of sitting down is taken back exactly", () => {
  const start = seats([-1, "eva"], [0, "anicka"], [2, "marie"]);
  for (const [chair, person] of /** @type {[number, string][]} */ ([[0, "eva"], [1, "eva"], [0, "jirina"], [3, "jirina"], [0, ""], [0, "anicka"]])) {
    const back = rose(start, chair, person);
    assert.deepEqual(sat(sat(start, chair, person), back.chair, back.person), start, `${person} on ${chair}`);
  }
});

test("the U has an arm to each side of its bend and a chair for everybody", () => {
  for (const people of [1, 6, 7, 12, 20]) {
    const { left, bend, right } = chairsOf([], people);
    const all = [...left, ...bend, ...right];
    assert.deepEqual(all, [...all].sort((one, other) => one - other));
    assert.ok(all.length >= people);
    assert.equal(left.length, right.length);
    assert.ok(left.length > 0);
  }
});

test("a chair that somebody sits on is always there", () => {
  assert.ok(chairsOf(seats([-9, "eva"]), 3).left.includes(-9));
});

test("how the child takes part is not asked when its pictures say it", () => {
  const part = /** @type {any} */ ({ way: "" });
  const said = (/** @type {string[]} */ ...symbols) => /** @type {any} */ ([{ heading: "part", none: false, choice: "", symbols }]);
  assert.equal(wayOf(part, said("here", "talk")), "self");
  assert.equal(wayOf(part, said("letter")), "messages");
  assert.equal(wayOf(part, said("here", "letter")), "");
  assert.equal(wayOf(part, said("maybe")), "");
  assert.equal(wayOf(/** @type {any} */ ({ way: "guide" }), said("here")), "guide");
});
