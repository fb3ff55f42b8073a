// Tests of the outbox.
import assert from "node:assert/strict";
import test from "node:test";
import "fake-indexeddb/auto";
import { openCommandStorage } from "../../../static/js/state/storage/command_storage.js";
import { createOutbox, ops } from "./outbox_room.js";
import { settle } from "../support.js";

/** @import { Answer, CommandStorage } from "../../../static/js/types.d.ts" */

test("offline commands are sent in order when the connection is back", async () => {
  const { outbox, sent } = createOutbox();
  for (const op of ["a", "b", "c"]) await outbox.add(op, "card.stick", { id: op });
  assert.deepEqual(sent, []);
  assert.equal(outbox.unsaved.length, 3);
  outbox.setOnline(true);
  await settle();
  assert.deepEqual(ops(sent), ["a", "b", "c"]);
  assert.equal(outbox.unsaved.length, 0);
});

test("one command is in flight at a time", async () => {
  /** @type {((answer: Answer) => void)[]} */
  const waiting = [];
  const { outbox, sent } = createOutbox({ answers: () => new Promise((resolve) => waiting.push(resolve)) });
  outbox.setOnline(true);
  await outbox.add("a", "card.stick", { id: "a" });
  await outbox.add("b", "card.move", { id: "a" });
  await settle();
  assert.deepEqual(ops(sent), ["a"]);
  waiting[0]({ ok: true, op: "a", seq: 1 });
  await settle();
  assert.deepEqual(ops(sent), ["a", "b"]);
});

test("an unsent move is replaced by a newer one", async () => {
  const { outbox, sent } = createOutbox();
  await outbox.add("a", "card.move", { id: "x", x: 1 });
  await outbox.add("b", "card.move", { id: "x", x: 2 });
  await outbox.add("c", "card.move", { id: "y", x: 3 });
  await outbox.add("d", "card.move", { id: "x", x: 4 });
  outbox.setOnline(true);
  await settle();
  assert.deepEqual(ops(sent), ["b", "c", "d"]);
});

test("an urgent command bypasses the queue", async () => {
  const { outbox, sent } = createOutbox({
    answers: ({ op, cmd }) => (cmd === "signal.raise" ? { ok: true, op, seq: 1 } : new Promise(() => undefined)),
  });
  outbox.setOnline(true);
  await outbox.add("a", "card.stick", { id: "a" });
  await outbox.add("stop", "signal.raise", { kind: "stop" });
  await settle();
  assert.deepEqual(ops(sent), ["a", "stop"]);
});

test("a command without an answer is sent again with the same op", async () => {
  let tries = 0;
  const { outbox, sent } = createOutbox({
    answers: ({ op }) => {
      tries += 1;
      if (tries < 3) throw new Error("no answer");
      return { ok: true, op, seq: 4, again: true };
    },
  });
  outbox.setOnline(true);
  await outbox.add("a", "card.stick", { id: "a" });
  await settle();
  assert.deepEqual(ops(sent), ["a", "a", "a"]);
  assert.equal(outbox.unsaved.length, 0);
});

test("try_again keeps the command first in the queue", async () => {
  let busy = 2;
  const { outbox, sent, refused } = createOutbox({
    answers: ({ op }) => (busy-- > 0 ? { ok: false, op, code: "try_again" } : { ok: true, op, seq: 4 }),
  });
  outbox.setOnline(true);
  await outbox.add("a", "card.stick", { id: "a" });
  await outbox.add("b", "card.stick", { id: "b" });
  await settle();
  assert.deepEqual(ops(sent), ["a", "a", "a", "b"]);
  assert.deepEqual(refused, []);
});

test("an exceeded rate limit loses no command", async () => {
  let left = 3;
  const { outbox, refused } = createOutbox({
    answers: ({ op }) => (left-- > 0 ? { ok: false, op, code: "too_many" } : { ok: true, op, seq: 4 }),
  });
  outbox.setOnline(true);
  await outbox.add("a", "card.stick", { id: "a" });
  await settle();
  assert.equal(outbox.unsaved.length, 0);
  assert.deepEqual(refused, []);
});

test("a refused command is reported and removed, and the queue continues", async () => {
  const { outbox, sent, refused } = createOutbox({
    answers: ({ op }) =>
      op === "a" ? { ok: false, op, code: "not_allowed", message: "Ne." } : { ok: true, op, seq: 4 },
  });
  outbox.setOnline(true);
  await outbox.add("a", "card.move", { id: "x" });
  await outbox.add("b", "card.stick", { id: "b" });
  await settle();
  assert.deepEqual(
    refused.map(({ entry, answer }) => [entry.op, answer.message]),
    [["a", "Ne."]],
  );
  assert.deepEqual(ops(sent), ["a", "b"]);
});

test("a command refused by a paused wall is sent again when the wall resumes", async () => {
  let rests = true;
  const { outbox, sent, refused } = createOutbox({
    answers: ({ op }) => (rests ? { ok: false, op, code: "too_late" } : { ok: true, op, seq: 4 }),
    isWallPaused: async () => rests,
  });
  outbox.setOnline(true);
  await outbox.add("a", "card.stick", { id: "a" });
  await outbox.add("b", "card.stick", { id: "b" });
  await settle();
  assert.deepEqual(ops(sent), ["a"]);
  rests = false;
  outbox.resume();
  await settle();
  assert.deepEqual(ops(sent), ["a", "a", "b"]);
  assert.deepEqual(refused, []);
});

test("after the answer `removed` nothing more is sent", async () => {
  const { outbox, sent, refused } = createOutbox({ answers: ({ op }) => ({ ok: false, op, code: "removed" }) });
  outbox.setOnline(true);
  await outbox.add("a", "card.stick", { id: "a" });
  await outbox.add("b", "card.stick", { id: "b" });
  await settle();
  assert.deepEqual(ops(sent), ["a"]);
  assert.equal(refused.length, 1);
});

test("an answered command stays in the view until the replica has its change", async () => {
  const { outbox } = createOutbox({ answers: ({ op }) => ({ ok: true, op, seq: 12 }) });
  outbox.setOnline(true);
  await outbox.add("a", "card.stick", { id: "a" });
  await settle();
  outbox.caughtUp(11);
  assert.deepEqual(ops(outbox.entries), ["a"]);
  outbox.caughtUp(12);
  assert.deepEqual(outbox.entries, []);
});

test("a reload loads the commands in order, before newer ones", async () => {
  const first = await openCommandStorage(indexedDB);
  assert.ok(first.durable);
  const { outbox } = createOutbox({ storage: first });
  await outbox.load();
  for (const op of ["z", "a", "m"]) await outbox.add(op, "card.stick", { id: op });

  const { outbox: reloaded, sent } = createOutbox({ storage: await openCommandStorage(indexedDB) });
  await reloaded.add("new", "card.stick", { id: "new" });
  await reloaded.load();
  reloaded.setOnline(true);
  await settle();
  assert.deepEqual(ops(sent), ["z", "a", "m", "new"]);

  const { outbox: empty } = createOutbox({ storage: await openCommandStorage(indexedDB) });
  await empty.load();
  assert.deepEqual(empty.entries, []);
});

test("another person on the same device does not get these commands", async () => {
  const storage = await openCommandStorage(indexedDB);
  const { outbox } = createOutbox({ storage });
  await outbox.load();
  await outbox.add("mine", "card.stick", { id: "mine" });
  const { outbox: other } = createOutbox({ storage, scope: "demo/tata" });
  await other.load();
  assert.deepEqual(other.entries, []);
});

test("clear deletes the stored commands", async () => {
  const storage = await openCommandStorage(indexedDB);
  const { outbox } = createOutbox({ storage });
  await outbox.load();
  await outbox.add("a", "card.stick", { id: "a" });
  await outbox.clear();
  assert.deepEqual(await storage.load("demo/mama"), []);
  assert.deepEqual(outbox.entries, []);
});

test("without IndexedDB commands are sent, and the storage is reported as not durable", async () => {
  const broken = /** @type {any} */ ({
    open: () => {
      throw new Error("SecurityError");
    },
  });
  for (const factory of [undefined, broken]) {
    const storage = /** @type {CommandStorage} */ (await openCommandStorage(factory));
    assert.equal(storage.durable, false);
    const { outbox, sent } = createOutbox({ storage });
    void outbox.add("a", "card.stick", { id: "a" });
    outbox.setOnline(true);
    await settle();
    assert.deepEqual(ops(sent), ["a"]);
  }
});

test("a storage without an answer does not delay commands", async (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const silent = /** @type {any} */ ({
    open: () => {
      const request = {
        result: { transaction: () => ({ objectStore: () => ({ put: () => ({}), delete: () => ({}) }) }) },
      };
      queueMicrotask(() => /** @type {any} */ (request).onsuccess());
      return request;
    },
  });
  const opened = openCommandStorage(silent);
  context.mock.timers.tick(7000);
  const storage = await opened;
  assert.equal(storage.durable, false);
  const { outbox, sent } = createOutbox({ storage });
  outbox.setOnline(true);
  void outbox.add("a", "card.stick", { id: "a" });
  await settle();
  assert.deepEqual(ops(sent), ["a"]);
});
