// Tests of free positions, ids and translated values.
import assert from "node:assert/strict";
import test from "node:test";
import { keyOf, t, useMessages } from "../../../static/js/lib/i18n/i18n.js";
import { newId, hashFraction } from "../../../static/js/lib/ids.js";
import { LIMITS } from "../../../static/js/protocol.js";
import { sizeOf } from "../../../static/js/state/wall/card_sizes.js";
import { boxOf, covers, freeSpot, clampToPaper, sheetOf } from "../../../static/js/state/wall/free_spots.js";

test("free positions do not overlap and continue on the next sheet", () => {
  /** @type {{ x: number, y: number, text: string }[]} */
  const taken = [];
  for (let count = 0; count < 30; count += 1)
    taken.push({ text: "krátký", ...freeSpot(taken, { text: "krátký" }, { sheets: 2 }) });
  for (const [place, one] of taken.entries())
    for (const other of taken.slice(place + 1)) assert.ok(!covers(boxOf(one), boxOf(other)));
  assert.deepEqual([...new Set(taken.map(({ y }) => sheetOf(y)))], [0, 1]);
  const here = freeSpot(taken.slice(0, 2), { text: "krátký" }, { sheet: 1, sheets: 2 });
  assert.equal(sheetOf(here.y), 1, "the sheet that one looks at comes first");
});

test("a full paper gives a position within the paper", () => {
  const taken = Array.from({ length: 200 }, (_, index) => ({ x: (index * 97) % 1600, y: (index * 53) % 1200 }));
  const { x, y } = freeSpot(taken);
  assert.deepEqual({ x, y }, clampToPaper(x, y));
});

test("a position is clamped to the paper", () => {
  for (const text of ["krátký", "x".repeat(100), "x".repeat(500)]) {
    const { width, height } = sizeOf({ text });
    assert.deepEqual(clampToPaper(-50, 1200, { text }), {
      x: width / 2,
      y: Math.round(LIMITS.paper_height - height / 2),
    });
  }
});

test("ids match the contract and differ", () => {
  const ids = new Set(Array.from({ length: 2000 }, newId));
  assert.equal(ids.size, 2000);
  for (const id of ids) assert.match(id, /^[A-Za-z0-9_-]{1,40}$/);
});

test("the rotation of a card depends on its id only", () => {
  assert.equal(hashFraction("card-1"), hashFraction("card-1"));
  const turns = Array.from({ length: 200 }, (_, index) => hashFraction(`card-${index}`));
  assert.ok(turns.every((turn) => turn >= 0 && turn < 1));
  assert.ok(Math.min(...turns) < 0.2 && Math.max(...turns) > 0.8);
});

test("values are inserted into translated sentences", () => {
  useMessages({ [keyOf("Hello {name}")]: "Ahoj {name}" });
  assert.equal(t("Hello {name}", { name: "{name} $& <b>" }), "Ahoj {name} $& <b>");
  assert.equal(t("Not translated"), "Not translated");
  assert.equal(t("constructor"), "constructor");
});
