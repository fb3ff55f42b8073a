// Tests of the page about the child.
import assert from "node:assert/strict";
import { test } from "node:test";
import { inverseOfProfile } from "../../../static/js/state/undo/undo_profile.js";
import { shownAnswers, hasLostPieces, piecesOf, cacheKeyOf } from "../../../static/js/state/profile/profile_page.js";

/** @param {object} [more] @returns {any} */
const card = (more = {}) => ({
  id: "profile-a",
  type: "card",
  rev: 3,
  kind: "profile",
  state: "shown",
  asked: "?",
  text: "Psi",
  colour: "sun",
  ...more,
});

test("the page contains only shown answers", () => {
  const cards = [
    card(),
    card({ id: "b", state: "hidden" }),
    card({ id: "c", kind: "note" }),
    card({ id: "d", state: "waiting" }),
  ];
  assert.deepEqual(
    shownAnswers(cards).map(({ id }) => id),
    ["profile-a"],
  );
});

test("a picture with withdrawn content is recognised", () => {
  const whole = card({ symbols: ["dog"], album: [{ id: "m-1", kind: "picture" }], strokes: [{ id: "s1" }] });
  const before = piecesOf([whole]);
  for (const less of [
    [],
    [card({ ...whole, text: "Kočky" })],
    [card({ ...whole, symbols: [] })],
    [card({ ...whole, album: [] })],
    [card({ ...whole, strokes: [] })],
  ])
    assert.equal(hasLostPieces(before, piecesOf(less)), true);
  assert.equal(hasLostPieces(before, piecesOf([card({ ...whole, strokes: [{ id: "s1" }, { id: "s2" }] })])), false);
  assert.equal(hasLostPieces(before, piecesOf([card({ ...whole, x: 400, rev: 9 })])), false);
});

test("the cache key changes with the answers", () => {
  const stamps = [[], [card()], [card({ rev: 4 })], [card(), card({ id: "b", rev: 3 })]].map(cacheKeyOf);
  assert.equal(new Set(stamps).size, stamps.length);
});

test("design, showing and hiding of the page have inverses", () => {
  const book = /** @type {any} */ ({ id: "book", type: "book", design: "sea" });
  const back = (/** @type {string} */ cmd, args = {}) => inverseOfProfile({ cmd, args }, new Map([["book", book]]));
  assert.deepEqual(back("profile.design", { design: "sun" }), { cmd: "profile.design", args: { design: "sea" } });
  assert.deepEqual(back("profile.hang"), { cmd: "profile.peel", args: {} });
  assert.deepEqual(back("profile.peel"), { cmd: "profile.hang", args: {} });
});

test("an undone removal of a photo restores its label", () => {
  const answer = /** @type {any} */ ({
    id: "answer-a",
    type: "answer",
    question: "a",
    asked: "?",
    album: [{ id: "m-1", kind: "picture", label: "Rek" }],
  });
  const back = inverseOfProfile(
    { cmd: "profile.detach", args: { id: "answer-a", media: "m-1" } },
    new Map([["answer-a", answer]]),
  );
  assert.equal(back?.args.label, "Rek");
});
