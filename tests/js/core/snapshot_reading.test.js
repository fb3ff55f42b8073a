// Tests of reading snapshots.
import assert from "node:assert/strict";
import { test } from "node:test";

import { readSnapshot } from "../../../static/js/state/core/snapshot_reading.js";
import { Replica } from "../../../static/js/state/core/replica.js";
import { ServerClock } from "../../../static/js/state/meeting/server_clock.js";
import { aCard, aSync } from "../support.js";

/** A fake server that gives these answers one after another. */
function serving(/** @type {(object | Error)[]} */ answers) {
  const replica = new Replica();
  /** @type {[number, string][]} */
  const asked = [];
  const connection = {
    async sync(/** @type {number} */ since, /** @type {string} */ after) {
      asked.push([since, after]);
      const answer = answers.shift();
      if (answer instanceof Error) throw answer;
      return answer;
    },
  };
  const store = /** @type {any} */ ({ replica, connection, clock: new ServerClock() });
  return { store, replica, asked };
}

/** @param {number} seq @param {string[]} cards @param {object} [more] */
function piece(seq, cards, more = {}) {
  return {
    ...aSync(
      seq,
      cards.map((id) => aCard(id, {})),
    ),
    full: false,
    ...more,
  };
}

test("a small snapshot is one answer", async () => {
  const { store, replica, asked } = serving([piece(10, ["a"], { full: true })]);
  replica.beginSync();
  assert.equal(replica.applySync(await readSnapshot(store, () => assert.fail("nothing more follows"))), "applied");
  assert.deepEqual([asked, [...replica.records.keys()], replica.seq], [[[0, ""]], ["a"], 10]);
});

test("a large snapshot comes in pieces, followed by later changes", async () => {
  const { store, replica, asked } = serving([
    piece(10, ["a"], { full: true, more: "x.1" }),
    piece(12, ["b"], { more: "x.2" }),
    piece(14, ["c"]),
    { ...piece(15, ["d"]), removed: ["a"] },
  ]);
  /** @type {number[]} */
  const seen = [];
  replica.beginSync();
  replica.applySync(await readSnapshot(store, () => seen.push(replica.records.size)));
  assert.deepEqual(asked, [
    [0, ""],
    [10, "x.1"],
    [10, "x.2"],
    [10, ""],
  ]);
  assert.deepEqual(seen, [1, 2, 3]);
  assert.deepEqual([[...replica.records.keys()], replica.seq, replica.more], [["b", "c", "d"], 15, ""]);
});

test("a patch between two pieces is not lost", async () => {
  const { store, replica } = serving([piece(10, ["a"], { full: true, more: "x.1" }), piece(12, ["b"]), piece(12, [])]);
  replica.beginSync();
  const patch = { prev: 10, seq: 13, records: [aCard("e", {})], removed: [] };
  replica.applySync(await readSnapshot(store, () => void replica.applyPatch(patch)));
  assert.deepEqual([[...replica.records.keys()].sort(), replica.seq], [["a", "b", "e"], 13]);
});

test("reading resumes at the missing piece", async () => {
  const { store, replica, asked } = serving([
    piece(10, ["a"], { full: true, more: "x.1" }),
    new Error("lost"),
    piece(20, ["b"]),
    piece(21, ["c"]),
  ]);
  replica.beginSync();
  await assert.rejects(readSnapshot(store, () => undefined));
  replica.abandonSync();
  replica.beginSync();
  replica.applySync(await readSnapshot(store, () => undefined));
  assert.deepEqual(asked, [
    [0, ""],
    [10, "x.1"],
    [10, "x.1"],
    [10, ""],
  ]);
  assert.deepEqual([[...replica.records.keys()], replica.seq], [["a", "b", "c"], 21]);
});

test("reading starts again after a restart of the server", async () => {
  const { store, replica } = serving([
    piece(10, ["a", "gone"], { full: true, more: "x.1" }),
    piece(30, ["a"], { full: true, more: "y.1" }),
    piece(30, ["b"]),
    piece(30, []),
  ]);
  replica.beginSync();
  replica.applySync(await readSnapshot(store, () => undefined));
  assert.deepEqual([[...replica.records.keys()], replica.seq], [["a", "b"], 30]);
});
