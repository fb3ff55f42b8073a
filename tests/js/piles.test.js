import assert from "node:assert/strict";
import test from "node:test";
import { pilesOf } from "../../static/js/state/piles.js";
import { LIMITS } from "../../static/js/protocol.js";
import { overlap } from "../../static/js/state/spots.js";
import { aCard } from "./support.js";

const some = (/** @type {number} */ count, more = {}) =>
  Array.from({ length: count }, (_, at) => aCard(`c${at}`, { x: 300 + at * 90, y: 400, group: "Spaní", ...more }));

test("gathered cards stand beside each other on the paper, none covers another", () => {
  for (const count of [1, 2, 4, 7]) {
    const [pile] = pilesOf(some(count));
    const { x, y, width, height } = pile.area;
    assert.ok(x - width / 2 >= 0 && x + width / 2 <= LIMITS.paper_width, `${count} across`);
    assert.ok(y - height / 2 >= 0 && y + height / 2 <= LIMITS.paper_height, `${count} down`);
    const places = [...pile.spots.values()].map((spot) => ({ ...spot, width: 190, height: 125 }));
    assert.equal(places.length, count);
    places.forEach((one, at) => places.slice(at + 1).forEach((other) => assert.equal(overlap(one, other), 0)));
  }
});

test("the child's own words stay in their place and no pile covers them", () => {
  const own = aCard("own", { x: 400, y: 400, own_words: true, group: "Spaní" });
  const [pile] = pilesOf([own, ...some(4)]);
  assert.ok(!pile.spots.has("own"));
  assert.equal(overlap(pile.area, { ...own, width: 330, height: 230 }), 0);
});

test("what others do not see makes no difference to where a pile stands", () => {
  const cards = some(3);
  const waiting = aCard("waiting", { x: 400, y: 400, state: "waiting" });
  assert.deepEqual(pilesOf([...cards, waiting]), pilesOf(cards));
});

test("two piles stand apart, cards of no pile are in none", () => {
  const others = [aCard("a", { group: "Škola" }), aCard("b", { group: "Škola" }), aCard("loose")];
  const piles = pilesOf([...some(3), ...others]);
  assert.deepEqual(
    piles.map(({ title, spots }) => [title, spots.size]),
    [
      ["Spaní", 3],
      ["Škola", 2],
    ],
  );
  assert.equal(overlap(piles[0].area, piles[1].area), 0);
});
