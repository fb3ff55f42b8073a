// Tests of the order of waiting cards.
import assert from "node:assert/strict";
import test from "node:test";
import { WaitingOrder } from "../../../static/js/state/wall/waiting.js";
import { aCard } from "../support.js";

/** @import { WaitingGroup } from "../../../static/js/state/wall/waiting.js" */
/** @import { Paper } from "../../../static/js/types.d.ts" */

const waits = (/** @type {string} */ id, /** @type {string} */ author, /** @type {number} */ rev, paper = "dari-se") =>
  aCard(id, { author, rev, paper, state: "waiting" });
const ids = (/** @type {WaitingGroup[]} */ heaps) => heaps.map(({ cards }) => cards.map(({ id }) => id).join(" "));
const papers = /** @type {Paper[]} */ (
  [{ id: "nedari-se" }, { id: "dari-se" }].map((paper, order) => ({
    ...paper,
    type: "paper",
    rev: 1,
    title: paper.id,
    order,
    step: 2,
    open: true,
  }))
);

test("a new card is added at the end and moves no button", () => {
  const order = new WaitingOrder();
  const first = [waits("a", "mama", 1), waits("b", "mama", 2), waits("c", "tata", 3)];
  const before = order.groups(first, "time", papers);
  assert.deepEqual(ids(before), ["a b", "c"]);
  const after = order.groups([waits("d", "mama", 4), ...first], "time", papers);
  assert.deepEqual(ids(after), ["a b", "c", "d"]);
  assert.deepEqual(
    after.slice(0, 2).map(({ key }) => key),
    before.map(({ key }) => key),
  );
});

test("a card that is edited while it waits keeps its place", () => {
  const order = new WaitingOrder();
  order.groups([waits("a", "mama", 1), waits("b", "tata", 2)], "time", papers);
  assert.deepEqual(ids(order.groups([waits("a", "mama", 9), waits("b", "tata", 2)], "time", papers)), ["a", "b"]);
});

test("a card that returns soon gets its former position, later the last", () => {
  let now = 0;
  const order = new WaitingOrder(() => now);
  const [a, b] = [waits("a", "mama", 1), waits("b", "tata", 2)];
  order.groups([a, b], "time", papers);
  order.groups([b], "time", papers);
  now = 5000;
  assert.deepEqual(ids(order.groups([a, b], "time", papers)), ["a", "b"]);
  order.groups([b], "time", papers);
  now = 300_000;
  order.groups([b], "time", papers);
  assert.deepEqual(ids(order.groups([a, b], "time", papers)), ["b", "a"]);
});

test("one button approves all cards of an author and does not move", () => {
  const order = new WaitingOrder();
  const all = (/** @type {import("../../../static/js/types.d.ts").Card[]} */ cards) =>
    order.groups(cards, "time", papers).map(({ all }) => all.map(({ id }) => id).join(" "));
  const cards = [waits("a", "mama", 1), waits("b", "tata", 2), waits("c", "mama", 3)];
  assert.deepEqual(all(cards), ["", "", "a c"]);
  assert.deepEqual(all([...cards, waits("d", "tata", 4)]), ["", "", "a c", "b d"]);
  assert.deepEqual(all([...cards, waits("d", "tata", 4), waits("e", "mama", 5)]), ["", "", "a c e", "b d", "a c e"]);
});

test("cards by paper are in the order of the papers", () => {
  const order = new WaitingOrder();
  const cards = [waits("a", "mama", 1), waits("b", "tata", 2, "nedari-se"), waits("c", "mama", 3)];
  assert.deepEqual(ids(order.groups(cards, "paper", papers)), ["b", "a c"]);
});
