// Tests of the list of cards of a paper.
import assert from "node:assert/strict";
import test from "node:test";
import { listParts } from "../../../static/js/state/wall/paper_list.js";
import { aCard } from "../support.js";

const CARDS = [
  aCard("a", { text: "Ráno spěcháme.", author: "Žofie", x: 800, y: 300 }),
  aCard("b", { text: "Čtu si.", author: "Cyril", x: 300, y: 300, group: "Večer" }),
  aCard("c", { text: "Ráno bolí bříško.", author: "Čeněk", x: 300, y: 1500, group: "Ráno" }),
];
const authorOf = (/** @type {{ author?: string }} */ { author }) => author ?? "";

/** @param {string} words @param {import("../../../static/js/state/wall/paper_list.js").By} by */
function listed(words, by) {
  const parts = listParts(CARDS, authorOf, { words, by, language: "cs", none: "Bez skupiny" });
  return parts.map(({ title, cards }) => [title, ...cards.map(({ id }) => id)]);
}

test("cards are listed by position", () => {
  assert.deepEqual(listed("", "order"), [["", "b", "a", "c"]]);
});

test("authors are sorted by the meeting's language", () => {
  assert.deepEqual(listed("", "author"), [
    ["Cyril", "b"],
    ["Čeněk", "c"],
    ["Žofie", "a"],
  ]);
});

test("cards without a group come last", () => {
  assert.deepEqual(listed("", "group"), [
    ["Ráno", "c"],
    ["Večer", "b"],
    ["Bez skupiny", "a"],
  ]);
});

test("the search ignores accents and case", () => {
  assert.deepEqual(listed("RANO", "order"), [["", "a", "c"]]);
  assert.deepEqual(listed("vecer", "order"), [["", "b"]]);
  assert.deepEqual(listed("zofie", "order"), [["", "a"]]);
  assert.deepEqual(listed("nikde", "order"), []);
});
