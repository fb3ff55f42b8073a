// Tests of controlling the display.
import assert from "node:assert/strict";
import test from "node:test";
import { displayView } from "../../../static/js/state/wall/display_steering.js";

const PAPER = { id: "dari", title: "Co se daří", step: 2, open: true, sheets: 2 };
const CARDS = [
  { id: "prvni", paper: "dari", kind: "note", text: "Čtení", x: 250, y: 400, state: "shown" },
  { id: "ceka", paper: "dari", kind: "note", text: "Tajné", x: 250, y: 800, state: "waiting" },
  { id: "druha", paper: "dari", kind: "note", text: "Plavání", x: 250, y: 1700, state: "shown" },
];

/** @param {Record<string, unknown> | null} [spotlight] @param {object[]} [cards] */
function sees(spotlight = null, cards = CARDS) {
  const known = /** @type {any[]} */ (cards);
  const card = (/** @type {string | undefined} */ id) => known.find((one) => one.id === id);
  const cardsOn = (/** @type {string} */ paper) => known.filter((one) => one.paper === paper);
  return displayView(/** @type {any} */ ({ meeting: { step: 2, spotlight }, papers: [PAPER], card, cardsOn }));
}

test("automatic pages start at the first and omit waiting cards", () => {
  const view = sees();
  assert.deepEqual([view.place, view.count], [undefined, 2]);
  assert.deepEqual(view.next, { paper: "dari", part: 0 });
  assert.deepEqual(view.larger, { card: "prvni" });
});

test("pages turn forward and back within the ends", () => {
  const first = sees({ paper: "dari", part: 0 });
  assert.deepEqual([first.place, first.previous, first.next], [0, undefined, { paper: "dari", part: 1 }]);
  const last = sees({ paper: "dari", part: 1 });
  assert.deepEqual([last.place, last.previous, last.next], [1, { paper: "dari", part: 0 }, undefined]);
  assert.deepEqual(last.larger, { card: "druha" });
});

test("single cards follow over all pages and return to their page", () => {
  const view = sees({ paper: "dari", card: "prvni" });
  assert.deepEqual([view.place, view.count, view.previous, view.next], [0, 2, undefined, { card: "druha" }]);
  assert.deepEqual(sees({ paper: "dari", card: "druha" }).smaller, { paper: "dari", part: 1 });
});

test("an empty paper and the page about the child have no controls", () => {
  for (const view of [sees(null, []), sees({ page: "profile" })])
    assert.deepEqual([view.previous, view.next, view.larger, view.smaller], Array(4).fill(undefined));
});
