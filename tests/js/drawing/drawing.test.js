// Tests of the model of a drawing.
import assert from "node:assert/strict";
import test from "node:test";
import { LIMITS } from "../../../static/js/protocol.js";
import { Drawing } from "../../../static/js/state/drawing/drawing.js";
import { decodePoints } from "../../../static/js/state/drawing/ink.js";
import { createDrawingStore } from "./drawing_room.js";
import { aCard, settle } from "../support.js";

const INK = { colour: "red", size: 2 };

/** @param {Drawing} drawing @param {number} [height] */
function draws(drawing, height = 100) {
  const pen = drawing.begin(INK);
  for (let x = 100; x <= 400; x += 20) pen.add(x, height);
  drawing.end(pen);
}

const commands = (/** @type {import("../support.js").FakeConnection} */ connection) =>
  connection.sent.map(({ cmd }) => cmd);

test("the card is created with the first line", async (context) => {
  const { store, connection } = await createDrawingStore(context);
  const drawing = new Drawing(store, { paper: "dari-se" });
  assert.equal(store.cards.length, 0);
  draws(drawing);
  draws(drawing, 300);
  await settle();
  assert.deepEqual(commands(connection), ["card.stick", "drawing.stroke", "drawing.stroke"]);
  assert.equal(connection.sent[0].args.kind, "drawing");
  assert.equal(drawing.strokes.length, 2);
});

test("closing removes an empty drawing, which cannot be undone", async (context) => {
  const { store, connection } = await createDrawingStore(context);
  new Drawing(store, { paper: "dari-se" }).close();
  assert.equal(connection.sent.length, 0);
  const drawing = new Drawing(store, { paper: "dari-se" });
  draws(drawing);
  store.undo();
  drawing.close();
  await settle();
  assert.deepEqual(commands(connection), ["card.stick", "drawing.stroke", "drawing.unstroke", "card.peel"]);
  assert.ok(store.undoStack.empty);
});

test("closing saves a line in progress", async (context) => {
  const { store, connection } = await createDrawingStore(context);
  const drawing = new Drawing(store, { paper: "dari-se" });
  drawing.begin(INK).add(5, 5);
  drawing.close();
  await settle();
  assert.deepEqual(commands(connection), ["card.stick", "drawing.stroke"]);
});

test("a discarded pen leaves no line", async (context) => {
  const { store } = await createDrawingStore(context);
  const drawing = new Drawing(store, { paper: "dari-se" });
  const palm = drawing.begin(INK);
  palm.add(5, 5);
  drawing.drop(palm);
  drawing.end(palm);
  assert.equal(drawing.strokes.length, 0);
});

test("undo and redo alternate, and restored strokes keep their place", async (context) => {
  const { store } = await createDrawingStore(context);
  const drawing = new Drawing(store, { paper: "dari-se" });
  for (const height of [100, 300, 500]) draws(drawing, height);
  const heights = () => drawing.strokes.map(({ points }) => decodePoints(points)[0][1]);
  drawing.erase([200, 250], [200, 350], "sweep");
  assert.deepEqual(heights(), [100, 500]);
  const names = new Set();
  for (let turn = 0; turn < 3; turn += 1) {
    store.undo();
    assert.deepEqual(heights(), [100, 300, 500]);
    names.add(drawing.strokes[1].id);
    store.undo();
    assert.deepEqual(heights(), [100, 300]);
    store.redo();
    store.redo();
    assert.deepEqual(heights(), [100, 500]);
  }
  assert.equal(names.size, 3, "a name is used once only");
  assert.equal(drawing.canRedo, false);
});

test("a new line clears the redo stack", async (context) => {
  const { store } = await createDrawingStore(context);
  const drawing = new Drawing(store, { paper: "dari-se" });
  draws(drawing);
  store.undo();
  assert.ok(drawing.canRedo);
  draws(drawing, 300);
  assert.ok(!drawing.canRedo);
});

test("one sweep erases all pieces of a line and is one undo group", async (context) => {
  const { store } = await createDrawingStore(context);
  const drawing = new Drawing(store, { paper: "dari-se" });
  const pen = drawing.begin(INK);
  for (let count = 0; count < 2000; count += 1) pen.add(100 + ((count * 8) % 900), 100 + (count >> 3));
  drawing.end(pen);
  const pieces = drawing.strokes.length;
  assert.ok(pieces > 1);
  drawing.erase([100, 100], [120, 100], "sweep");
  assert.equal(drawing.strokes.length, 0);
  store.undo();
  assert.equal(drawing.strokes.length, pieces);
  store.undo();
  assert.equal(drawing.strokes.length, 0);
});

test("undo in a drawing does not go beyond its own strokes", async (context) => {
  const { store } = await createDrawingStore(context, [aCard("mine", { author: "anicka" })]);
  store.do("card.edit", { id: "mine", text: "jinak" });
  const drawing = new Drawing(store, { paper: "dari-se" });
  assert.ok(!drawing.canUndo);
  draws(drawing);
  assert.ok(drawing.canUndo);
  store.undo();
  assert.ok(!drawing.canUndo);
});

test("undoing the last stroke of a closed drawing removes its card", async (context) => {
  const { store, connection } = await createDrawingStore(context);
  const drawing = new Drawing(store, { paper: "dari-se" });
  draws(drawing);
  drawing.close();
  store.undo();
  await settle();
  assert.deepEqual(commands(connection), ["card.stick", "drawing.stroke", "drawing.unstroke", "card.peel"]);
  assert.ok(store.undoStack.empty);
});

test("undoing the last stroke of an open drawing keeps its card", async (context) => {
  const { store } = await createDrawingStore(context);
  const drawing = new Drawing(store, { paper: "dari-se" });
  draws(drawing);
  store.undo(drawing.id);
  assert.ok(drawing.card);
  store.redo();
  assert.equal(drawing.strokes.length, 1);
});

test("a drawing moves to another paper when its paper was closed", async (context) => {
  const paper = (/** @type {string} */ id) => ({ id, type: "paper", rev: 1, title: id, order: 1, step: 2, open: true });
  const { store, connection } = await createDrawingStore(context, [], ["dari-se", "trapi"].map(paper));
  connection.answer = ({ op, cmd, args }) =>
    cmd === "card.stick" && args.paper === "dari-se"
      ? { ok: false, op, code: "too_late" }
      : { ok: true, op, seq: (connection.seq += 1) };
  const drawing = new Drawing(store, { paper: "dari-se" });
  const first = drawing.id;
  draws(drawing);
  draws(drawing, 300);
  await settle();
  assert.equal(drawing.card?.paper, "trapi");
  assert.equal(drawing.strokes.length, 2);
  const about = connection.sent.filter(({ cmd, args }) => cmd === "drawing.stroke" && args.id === first);
  assert.equal(about.length, 0, "nothing more is asked of the card that may not hang");
});

test("a locked drawing is read-only", async (context) => {
  const locked = aCard("d", { kind: "drawing", author: "anicka", strokes: [], locked: true });
  const { store } = await createDrawingStore(context, [locked]);
  assert.ok(new Drawing(store, locked).readOnly);
});

test("a drawing with the maximum of strokes is full", async (context) => {
  const strokes = Array.from({ length: LIMITS.strokes }, (_, index) => ({ id: `s${index}`, ...INK, points: "AAAA" }));
  const full = aCard("d", { kind: "drawing", author: "anicka", strokes });
  const { store } = await createDrawingStore(context, [full]);
  assert.ok(new Drawing(store, full).full);
});
