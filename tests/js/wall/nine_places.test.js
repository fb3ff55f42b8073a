// Tests of the nine cells of a sheet.
import assert from "node:assert/strict";
import { test } from "node:test";
import { GRID, ninthOf, spotIn } from "../../../static/js/state/wall/nine_places.js";
import { sizeOf } from "../../../static/js/state/wall/card_sizes.js";
import { boxOf, covers, clampToPaper, TITLE } from "../../../static/js/state/wall/free_spots.js";

const NINTHS = Array.from({ length: GRID * GRID }, (_, ninth) => ninth);
const CARDS = /** @type {any[]} */ ([
  { text: "Ahoj" },
  { text: "a".repeat(200) },
  { kind: "picture" },
  { kind: "symbol", symbols: ["a", "b", "c", "d"] },
]);

test("a card moved to a cell lies on the paper below the title, a small card in that cell", () => {
  for (const card of CARDS)
    for (const ninth of NINTHS) {
      const spot = spotIn(ninth, [], card);
      assert.deepEqual(clampToPaper(spot.x, spot.y, card), spot);
      assert.ok(spot.y - sizeOf(card).height / 2 >= TITLE);
    }
  const small = CARDS[0];
  assert.deepEqual(
    NINTHS.map((ninth) => ninthOf(spotIn(ninth, [], small))),
    NINTHS,
  );
});

test("the nine positions differ for every size of card", () => {
  for (const card of CARDS) {
    const spots = NINTHS.map((ninth) => spotIn(ninth, [], card));
    assert.equal(new Set(spots.map(({ x, y }) => `${x} ${y}`)).size, NINTHS.length);
  }
});

test("a card is placed beside others while the cell has room", () => {
  const card = CARDS[0];
  const taken = [{ ...card, ...spotIn(4, [], card) }];
  const beside = spotIn(0, [{ ...card, x: 205, y: 1000 }], card);
  assert.deepEqual(beside, spotIn(0, [], card), "what hangs elsewhere moves nothing");
  const narrow = { ...taken[0], x: taken[0].x - 330 };
  const free = spotIn(4, [narrow], card);
  assert.ok(!covers(boxOf({ ...card, ...free }), boxOf(narrow)));
  assert.equal(ninthOf(free), 4);
});

test("in a full cell the card covers others", () => {
  const card = CARDS[0];
  const crowd = NINTHS.flatMap((ninth) => [
    { ...card, ...spotIn(ninth, [], card) },
    { ...card, ...spotIn(ninth, [], CARDS[1]) },
  ]);
  assert.deepEqual(spotIn(8, crowd, card), spotIn(8, [], card));
});

test("the cells of another sheet are shifted down", () => {
  const card = CARDS[0];
  for (const ninth of NINTHS) {
    const [first, third] = [spotIn(ninth, [], card), spotIn(ninth, [], card, 2)];
    assert.deepEqual(third, { x: first.x, y: first.y + 2400 });
    assert.equal(ninthOf(third), ninth);
  }
});
