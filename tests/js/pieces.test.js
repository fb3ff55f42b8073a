import assert from "node:assert/strict";
import test from "node:test";
import { keyOf, t, useMessages } from "../../static/js/lib/i18n.js";
import { newId, steadyNumber } from "../../static/js/lib/ids.js";
import { LIMITS } from "../../static/js/protocol.js";
import { freeSpot, onPaper, overlap, sizeOf, stillFree } from "../../static/js/state/spots.js";
import { aCard } from "./support.js";

test("cards hung one after another do not lie over each other while there is room", () => {
  /** @type {{ x: number, y: number }[]} */
  const taken = [];
  const { width, height } = sizeOf({ text: "krátký" });
  for (let count = 0; count < 12; count += 1) {
    const spot = freeSpot(taken);
    assert.ok(taken.every((other) => Math.abs(other.x - spot.x) >= width || Math.abs(other.y - spot.y) >= height));
    taken.push(spot);
  }
});

test("a card that was long on its way does not land on one that came meanwhile", () => {
  const mine = { paper: "dari-se", kind: /** @type {const} */ ("picture"), ...freeSpot([], { kind: "picture" }) };
  assert.deepEqual(stillFree(mine, [aCard("beside", { x: 1300, y: 1000 })]), mine);
  assert.deepEqual(stillFree(mine, [aCard("elsewhere", { ...mine, kind: "note", paper: "nedari-se" })]), mine);
  const other = aCard("meanwhile", { x: mine.x, y: mine.y });
  const moved = /** @type {typeof mine} */ (stillFree(mine, [other]));
  assert.equal(overlap({ ...moved, ...sizeOf(moved) }, { ...other, ...sizeOf(other) }), 0);
});

test("a full paper still gives a place on it", () => {
  const taken = Array.from({ length: 200 }, (_, index) => ({ x: (index * 97) % 1600, y: (index * 53) % 1200 }));
  const { x, y } = freeSpot(taken);
  assert.deepEqual({ x, y }, onPaper(x, y));
});

test("a card put beside the paper ends up whole on it", () => {
  for (const text of ["krátký", "x".repeat(100), "x".repeat(500)]) {
    const { width, height } = sizeOf({ text });
    assert.deepEqual(onPaper(-50, 99999, { text }), { x: width / 2, y: LIMITS.paper_height - height / 2 });
  }
});

test("ids are as the contract wants them and differ", () => {
  const ids = new Set(Array.from({ length: 2000 }, newId));
  assert.equal(ids.size, 2000);
  for (const id of ids) assert.match(id, /^[A-Za-z0-9_-]{1,40}$/);
});

test("a card is turned alike on every screen", () => {
  assert.equal(steadyNumber("card-1"), steadyNumber("card-1"));
  const turns = Array.from({ length: 200 }, (_, index) => steadyNumber(`card-${index}`));
  assert.ok(turns.every((turn) => turn >= 0 && turn < 1));
  assert.ok(Math.min(...turns) < 0.2 && Math.max(...turns) > 0.8);
});

test("a sentence is said in the person's language, with its values as they are", () => {
  useMessages({ [keyOf("Hello {name}")]: "Ahoj {name}" });
  assert.equal(t("Hello {name}", { name: "{name} $& <b>" }), "Ahoj {name} $& <b>");
  assert.equal(t("Not translated"), "Not translated");
  assert.equal(t("constructor"), "constructor");
});
