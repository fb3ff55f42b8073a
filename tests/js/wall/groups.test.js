// Tests of frames around grouped cards.
import assert from "node:assert/strict";
import test from "node:test";
import { framesOf } from "../../../static/js/state/wall/groups.js";
import { boxOf, covers } from "../../../static/js/state/wall/free_spots.js";
import { aCard } from "../support.js";

const beside = (/** @type {number} */ count, more = {}) =>
  Array.from({ length: count }, (_, at) => aCard(`c${at}`, { x: 250 + at * 394, y: 500, group: "Spaní", ...more }));

test("adjacent cards of a group have one frame", () => {
  const frames = framesOf(beside(3));
  assert.deepEqual(
    frames.map(({ title }) => title),
    ["Spaní"],
  );
  for (const card of beside(3)) assert.ok(covers(frames[0].area, boxOf(card)));
});

test("a frame never surrounds a card of another group", () => {
  const between = aCard("between", { x: 644, y: 500 });
  const frames = framesOf([beside(3)[0], between, beside(3)[2]]);
  assert.equal(frames.length, 2);
  for (const { area } of frames) assert.ok(!covers(area, boxOf(between)));
});

test("each group has a frame; ungrouped cards and the child's words have none", () => {
  const others = [aCard("a", { x: 250, y: 950, group: "Škola" }), aCard("loose", { x: 1300, y: 950 })];
  const own = aCard("own", { x: 900, y: 950, own_words: true, group: "Spaní" });
  const frames = framesOf([...beside(3), ...others, own]);
  assert.deepEqual(
    frames.map(({ title }) => title),
    ["Spaní", "Škola"],
  );
  assert.ok(!covers(frames[0].area, frames[1].area));
  assert.ok(frames.every(({ area }) => !covers(area, boxOf(own))));
});

test("a waiting title is marked", () => {
  const waiting = beside(3).map((card) => ({ ...card, group_waits: true }));
  assert.deepEqual(
    framesOf(waiting).map(({ title, waits }) => [title, waits]),
    [["Spaní", true]],
  );
  assert.deepEqual(
    framesOf(beside(3)).map(({ waits }) => waits),
    [false],
  );
});
