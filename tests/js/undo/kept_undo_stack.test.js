// Tests of the stored undo stack.
import assert from "node:assert/strict";
import { test } from "node:test";
import { KeptUndoStack } from "../../../static/js/state/undo/kept_undo_stack.js";
import { UndoStack } from "../../../static/js/state/undo/undo.js";
import { aCard } from "../support.js";

/** A fake sessionStorage. */
function aTab() {
  /** @type {Map<string, string>} */
  const kept = new Map();
  return {
    kept,
    getItem: (/** @type {string} */ key) => kept.get(key) ?? null,
    setItem: (/** @type {string} */ key, /** @type {string} */ value) => void kept.set(key, value),
    removeItem: (/** @type {string} */ key) => void kept.delete(key),
  };
}

/** @typedef {import("../../../static/js/types.d.ts").AnyRecord} AnyRecord */
const before = new Map([["one", /** @type {AnyRecord} */ (aCard("one", { x: 300, text: "Doma se křičí." }))]]);
const page = (/** @type {ReturnType<typeof aTab>} */ tab, person = "jana") =>
  new UndoStack(new KeptUndoStack(`demo/${person}`, tab));
const moved = { cmd: "card.move", args: { id: "one", paper: "dari-se", x: 900, y: 500 } };

test("undo works after a reload, newest first", () => {
  const tab = aTab();
  const trail = page(tab);
  trail.record("op-1", { cmd: "card.approve", args: { id: "one" } }, before);
  trail.record("op-2", moved, before);
  const reloaded = page(tab);
  assert.equal(reloaded.pop(before)[0].args.x, 300);
  assert.deepEqual(page(tab).pop(before), [{ cmd: "wall.take_back", args: { op: "op-1" } }]);
  assert.ok(page(tab).empty);
});

test("commands with text are not stored, nor are the ones below them", () => {
  const tab = aTab();
  const trail = page(tab);
  trail.record("op-1", moved, before);
  trail.record("op-2", { cmd: "card.edit", args: { id: "one", text: "Doma je klid." } }, before);
  assert.ok(!trail.empty);
  assert.equal(tab.kept.size, 0);
  trail.record("op-3", { cmd: "card.lock", args: { id: "one" } }, before);
  assert.ok(![...tab.kept.values()].join("").includes("Doma"));
  const reloaded = page(tab);
  reloaded.pop(before);
  assert.ok(reloaded.empty);
});

test("refused commands, and all commands after leaving, are removed from the stored stack", () => {
  const tab = aTab();
  const trail = page(tab);
  trail.record("op-1", moved, before);
  trail.record("op-2", moved, before);
  trail.forget("op-2");
  assert.equal(page(tab).last?.undoGroup, "op-1");
  trail.clear();
  assert.equal(tab.kept.size, 0);
});

test("another person in the same tab gets an empty stack", () => {
  const tab = aTab();
  page(tab).record("op-1", moved, before);
  assert.ok(page(tab, "petr").empty);
  assert.ok(!page(tab).empty);
});

test("the stored stack has a maximum size", () => {
  const tab = aTab();
  const trail = page(tab);
  for (let op = 0; op < 200; op += 1) trail.record(`op-${op}`, moved, before);
  const reloaded = page(tab);
  for (let back = 0; back < 50; back += 1) reloaded.pop(before);
  assert.ok(reloaded.empty);
});

test("undo works when the stored stack is invalid and cannot be written", () => {
  const tab = aTab();
  tab.kept.set("ipk-trail demo/jana", "{");
  tab.setItem = () => {
    throw new Error("full");
  };
  const trail = page(tab);
  trail.record("op-1", moved, before);
  assert.equal(trail.pop(before).length, 1);
});
