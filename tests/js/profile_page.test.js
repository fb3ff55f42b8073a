import assert from "node:assert/strict";
import { test } from "node:test";
import { hanging, lost, piecesOf, stampOf } from "../../static/js/state/profile_page.js";

/** @param {object} [more] @returns {any} */
const card = (more = {}) => ({ id: "profile-a", type: "card", rev: 3, kind: "profile", state: "shown", asked: "?", text: "Psi", colour: "sun", ...more });

test("the page is made of the answers that hang, and of nothing else", () => {
  const cards = [card(), card({ id: "b", state: "hidden" }), card({ id: "c", kind: "note" }), card({ id: "d", state: "waiting" })];
  assert.deepEqual(hanging(cards).map(({ id }) => id), ["profile-a"]);
});

test("a picture that shows something that was withdrawn is known at once", () => {
  const whole = card({ symbols: ["dog"], album: [{ id: "m-1", kind: "picture" }], strokes: [{ id: "s1" }] });
  const before = piecesOf([whole]);
  for (const less of [[], [card({ ...whole, text: "Kočky" })], [card({ ...whole, symbols: [] })], [card({ ...whole, album: [] })], [card({ ...whole, strokes: [] })]])
    assert.equal(lost(before, piecesOf(less)), true);
  assert.equal(lost(before, piecesOf([card({ ...whole, strokes: [{ id: "s1" }, { id: "s2" }] })])), false);
  assert.equal(lost(before, piecesOf([card({ ...whole, x: 400, rev: 9 })])), false);
});

test("each state of the answers has an address of its own", () => {
  const stamps = [[], [card()], [card({ rev: 4 })], [card(), card({ id: "b", rev: 3 })]].map(stampOf);
  assert.equal(new Set(stamps).size, stamps.length);
});
