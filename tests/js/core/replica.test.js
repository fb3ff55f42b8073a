// Tests of the replica.
import assert from "node:assert/strict";
import test from "node:test";
import { Replica } from "../../../static/js/state/core/replica.js";
import { aCard, aPatch, aSync } from "../support.js";

/** @import { Card } from "../../../static/js/types.d.ts" */

function replicaAt(seq = 5) {
  const replica = new Replica();
  replica.beginSync();
  replica.applySync(aSync(seq, [aCard("one"), aCard("two")]));
  return replica;
}

test("a full sync replaces all records", () => {
  const replica = replicaAt();
  replica.beginSync();
  replica.applySync(aSync(9, [aCard("three")]));
  assert.deepEqual([...replica.records.keys()], ["three"]);
  assert.equal(replica.seq, 9);
});

test("a partial sync adds and removes records", () => {
  const replica = replicaAt();
  replica.beginSync();
  replica.applySync(aSync(7, [aCard("one", { text: "jinak" })], { full: false, removed: ["two"] }));
  assert.deepEqual([...replica.records.keys()], ["one"]);
  assert.equal(/** @type {Card} */ (replica.records.get("one")).text, "jinak");
});

test("a patch that continues `seq` is applied", () => {
  const replica = replicaAt(5);
  assert.equal(replica.applyPatch(aPatch(5, 8, { records: [aCard("three")], removed: ["one"] })), "applied");
  assert.deepEqual([...replica.records.keys()], ["two", "three"]);
  assert.equal(replica.seq, 8);
});

test("an overlapping patch is applied", () => {
  const replica = replicaAt(6);
  assert.equal(replica.applyPatch(aPatch(4, 8, { records: [aCard("three")] })), "applied");
  assert.equal(replica.seq, 8);
});

test("an old patch is ignored", () => {
  const replica = replicaAt(8);
  assert.equal(replica.applyPatch(aPatch(5, 8, { removed: ["one"] })), "old");
  assert.ok(replica.records.has("one"));
});

test("a patch after a gap is not applied", () => {
  const replica = replicaAt(5);
  assert.equal(replica.applyPatch(aPatch(6, 7, { removed: ["one"] })), "gap");
  assert.ok(replica.records.has("one"));
  assert.equal(replica.seq, 5);
});

test("patches that come during a sync are applied after its answer", () => {
  const replica = replicaAt(5);
  replica.beginSync();
  assert.equal(replica.applyPatch(aPatch(9, 10, { records: [aCard("late")] })), "held");
  assert.equal(replica.applySync(aSync(9, [aCard("one")])), "applied");
  assert.deepEqual([...replica.records.keys()], ["one", "late"]);
  assert.equal(replica.seq, 10);
});

test("a gap after a sync is reported", () => {
  const replica = replicaAt(5);
  replica.beginSync();
  replica.applyPatch(aPatch(11, 12));
  assert.equal(replica.applySync(aSync(9, [])), "gap");
});

test("buffered patches are applied after a failed sync", () => {
  const replica = replicaAt(5);
  replica.beginSync();
  replica.applyPatch(aPatch(5, 6, { removed: ["one"] }));
  assert.equal(replica.abandonSync(), "applied");
  assert.equal(replica.seq, 6);
});

const stroke = (/** @type {string} */ id) => ({ id, colour: "red", size: 2, points: "AAAA" });

test("separate strokes are added to the drawing once", () => {
  const replica = replicaAt(5);
  replica.applyPatch(
    aPatch(5, 6, { records: [aCard("drawing", { kind: "drawing", rev: 6, strokes: [stroke("a")] })] }),
  );
  replica.applyPatch(aPatch(6, 7, { strokes: [{ card: "drawing", rev: 7, add: [stroke("b")] }] }));
  replica.applyPatch(
    aPatch(7, 8, { strokes: [{ card: "drawing", rev: 8, add: [stroke("b"), stroke("c")], drop: ["a"] }] }),
  );
  const drawing = /** @type {Card} */ (replica.records.get("drawing"));
  assert.deepEqual(
    drawing.strokes?.map(({ id }) => id),
    ["b", "c"],
  );
  assert.equal(drawing.rev, 8);
});

test("strokes of a newer or missing card are ignored", () => {
  const replica = replicaAt(5);
  replica.applyPatch(aPatch(5, 9, { records: [aCard("drawing", { kind: "drawing", rev: 9, strokes: [] })] }));
  replica.applyPatch(
    aPatch(8, 10, {
      strokes: [
        { card: "drawing", rev: 9, add: [stroke("a")] },
        { card: "nowhere", rev: 10, add: [stroke("a")] },
      ],
    }),
  );
  assert.deepEqual(/** @type {Card} */ (replica.records.get("drawing")).strokes, []);
  assert.ok(!replica.records.has("nowhere"));
});

test("ids such as __proto__ are safe", () => {
  const replica = replicaAt(5);
  replica.applyPatch(aPatch(5, 6, { records: [aCard("__proto__"), aCard("constructor")] }));
  assert.ok(replica.records.has("__proto__"));
  replica.applyPatch(aPatch(6, 7, { removed: ["constructor"] }));
  assert.ok(!replica.records.has("constructor"));
});

test("`me` stays the same object while unchanged", () => {
  const replica = new Replica();
  replica.applySync(aSync(10, []));
  const { me } = replica;
  replica.applySync(aSync(11, []));
  assert.equal(replica.me, me);
  const other = { person: "máma", role: /** @type {const} */ ("family"), may: ["card.stick"] };
  replica.applySync({ ...aSync(12, []), me: other });
  assert.deepEqual(replica.me, other);
});
