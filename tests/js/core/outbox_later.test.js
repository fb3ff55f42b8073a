// Tests of retries and refusals in the outbox.
import assert from "node:assert/strict";
import test from "node:test";
import { createOutbox, ops } from "./outbox_room.js";
import { settle } from "../support.js";

test("an exceeded rate limit is retried without a limit", async () => {
  let left = 60;
  const { outbox, sent, refused } = createOutbox({
    answers: ({ op }) => (left-- > 0 ? { ok: false, op, code: "too_many", retry: true } : { ok: true, op, seq: 4 }),
  });
  const chosen = Array.from({ length: 116 }, (_, index) => `allergy-${index}`);
  for (const op of chosen) void outbox.add(op, "snacks.allergy", { allergen: op });
  outbox.setOnline(true);
  while (outbox.unsaved.length > 0) await settle();
  assert.deepEqual(refused, []);
  assert.deepEqual(ops(sent.slice(60)), chosen, "in the order in which they were given");
});

test("a hard limit is a refusal", async () => {
  const { outbox, sent, refused } = createOutbox({
    answers: ({ op }) => (op === "full" ? { ok: false, op, code: "too_many", retry: false } : { ok: true, op, seq: 4 }),
  });
  outbox.setOnline(true);
  void outbox.add("full", "vote.cast", { card: "x" });
  void outbox.add("b", "card.stick", { id: "b" });
  await settle();
  assert.deepEqual(ops(sent), ["full", "b"]);
  assert.equal(refused.length, 1);
});

test("independent commands overtake one that keeps failing", async () => {
  for (const code of ["too_many", "try_again"]) {
    const { outbox, sent, refused } = createOutbox({
      answers: ({ op }) => (op === "bad" ? { ok: false, op, code } : { ok: true, op, seq: 4 }),
    });
    outbox.setOnline(true);
    void outbox.add("bad", "card.stick", { id: "x" });
    void outbox.add("its", "card.move", { id: "x" });
    void outbox.add("b", "card.stick", { id: "b" });
    void outbox.add("c", "card.move", { id: "b" });
    for (let tries = 0; tries < 20; tries += 1) await settle();
    assert.deepEqual(
      ops(sent).filter((op) => op !== "bad"),
      ["b", "c"],
      code,
    );
    assert.deepEqual(ops(outbox.unsaved), ["bad", "its"]);
    assert.deepEqual(refused, []);
    outbox.setOnline(false);
  }
});

test("a command larger than a frame is refused locally", async () => {
  const { outbox, sent, refused } = createOutbox();
  outbox.setOnline(true);
  void outbox.add("big", "card.stick", { id: "big", text: "👨🏽‍👩🏽‍👧🏽‍👦🏽".repeat(2000) });
  void outbox.add("b", "card.stick", { id: "b" });
  await settle();
  assert.deepEqual(ops(sent), ["b"]);
  assert.deepEqual(
    refused.map(({ answer }) => answer.code),
    ["too_big"],
  );
});

test("an urgent command is retried with backoff, once at a time", async () => {
  /** @type {number[]} */
  const pauses = [];
  let left = 5;
  const { outbox, sent } = createOutbox({
    answers: ({ op }) => (left-- > 0 ? { ok: false, op, code: "too_many", retry: true } : { ok: true, op, seq: 4 }),
    pause: async (ms) => void pauses.push(ms),
  });
  outbox.setOnline(true);
  void outbox.add("stop", "signal.raise", { kind: "stop" });
  outbox.pump();
  outbox.pump();
  await settle();
  assert.equal(sent.length, 6);
  assert.deepEqual(pauses, [250, 500, 1000, 1000, 1000]);
});
