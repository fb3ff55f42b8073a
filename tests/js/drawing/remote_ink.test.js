// Tests of sending and receiving lines that are being drawn.
/** @import { Ink, Stroke } from "../../../static/js/types.d.ts" */
import assert from "node:assert/strict";
import test from "node:test";
import { RemoteInk } from "../../../static/js/state/drawing/remote_ink.js";
import { InkSender } from "../../../static/js/state/drawing/ink_sender.js";
import { clampToSheet, encodePoints, decodePoints } from "../../../static/js/state/drawing/ink.js";
import { createDrawingStore } from "./drawing_room.js";
import { aCard, aPatch } from "../support.js";

const INK = { colour: "red", size: 2 };

// --- passing ink on ---

/** @param {string} id @param {[number, number][]} points */
const piece = (id, points) => ({ id, ...INK, points });

test("new points are sent once per tick, after the card exists", () => {
  /** @type {any[]} */
  const sent = [];
  let ready = false;
  const out = new InkSender("d", { send: (event) => sent.push(event), ready: () => ready });
  const [one, two] = [piece("one", [[0, 0]]), piece("two", [[5, 5]])];
  out.add(one);
  out.add(two);
  out.tick();
  assert.equal(sent.length, 0);
  ready = true;
  one.points.push([1, 1], [2, 2]);
  for (let tick = 0; tick < 5; tick += 1) out.tick();
  assert.deepEqual(
    sent.map(({ stroke, at, points }) => [stroke, at, decodePoints(points).length]),
    [
      ["one", 0, 3],
      ["two", 0, 1],
    ],
  );
  one.points.push([3, 3]);
  out.tick();
  assert.deepEqual([sent[2].stroke, sent[2].at, decodePoints(sent[2].points)], ["one", 3, [[3, 3]]]);
  out.remove(one);
  out.remove(two);
});

test("the first points, and those after a pause, are sent at once", () => {
  /** @type {any[]} */
  const sent = [];
  const out = new InkSender("d", { send: (event) => sent.push(event), ready: () => true });
  const line = piece("one", []);
  out.add(line);
  const draws = (/** @type {number} */ x) => {
    line.points.push([x, x]);
    out.grown(line);
    return sent.map(({ at, points }) => [at, decodePoints(points).length]);
  };
  assert.deepEqual(draws(0), [[0, 1]]);
  assert.deepEqual(draws(1), [[0, 1]]);
  assert.deepEqual(draws(2), [[0, 1]]);
  out.tick();
  assert.deepEqual(draws(3).slice(1), [[1, 2]]);
  out.tick();
  out.tick();
  assert.deepEqual(draws(4).slice(2), [
    [3, 1],
    [4, 1],
  ]);
  assert.equal(draws(5).length, 4);
  out.remove(line);
});

test("a line waits until its card exists", () => {
  /** @type {any[]} */
  const sent = [];
  let ready = false;
  const out = new InkSender("d", { send: (event) => sent.push(event), ready: () => ready });
  const line = piece("one", [[0, 0]]);
  out.add(line);
  out.grown(line);
  assert.equal(sent.length, 0);
  ready = true;
  out.grown(line);
  assert.equal(sent.length, 1);
  out.remove(line);
});

test("an idle line is repeated regularly", () => {
  /** @type {any[]} */
  const sent = [];
  const out = new InkSender("d", { send: (event) => sent.push(event), ready: () => true });
  const line = piece("one", [[0, 0]]);
  out.add(line);
  for (let tick = 0; tick < 100; tick += 1) out.tick();
  out.remove(line);
  assert.ok(sent.length > 1 && sent.length < 5);
  assert.equal(sent.at(-1).at, 0);
});

// --- hearing it ---

/** @param {string} stroke @param {number} at @param {[number, number][]} points @returns {Ink} */
const ink = (stroke, at, points) => ({ kind: "ink", card: "d", stroke, ...INK, at, points: encodePoints(points) });

/** @param {import("node:test").TestContext} context */
async function aListener(context) {
  const drawing = aCard("d", { kind: "drawing", strokes: [] });
  const { store } = await createDrawingStore(context, [drawing]);
  let now = 0;
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const live = new RemoteInk(store, () => now);
  return { store, live, drawing, wait: (/** @type {number} */ ms) => void (now += ms) };
}

test("received pieces extend a line; repeated and lost pieces are tolerated", async (context) => {
  const { live } = await aListener(context);
  live.receive([
    ink("a", 0, [
      [0, 0],
      [10, 10],
    ]),
  ]);
  live.receive([ink("a", 1, [[10, 10]]), ink("a", 2, [[20, 20]])]);
  assert.deepEqual(live.on("d")[0].points, [
    [0, 0],
    [10, 10],
    [20, 20],
  ]);
  live.receive([ink("a", 9, [[90, 90]])]);
  assert.deepEqual(live.on("d")[0].points.at(-1), [90, 90]);
});

test("the saved stroke replaces the line, and later pieces are ignored", async (context) => {
  const { live, store } = await aListener(context);
  live.receive([ink("a", 5, [[50, 50]])]);
  /** @type {Stroke} */
  const stroke = { id: "a", ...INK, points: encodePoints([clampToSheet(0, 0), clampToSheet(60, 60)]) };
  store.patched(aPatch(10, 11, { strokes: [{ card: "d", rev: 11, add: [stroke] }] }));
  assert.equal(live.on("d").length, 0);
  live.receive([ink("a", 6, [[70, 70]])]);
  assert.equal(live.on("d").length, 0);
});

test("a line without new points fades out and is removed, an active one stays", async (context) => {
  const { live, wait } = await aListener(context);
  live.receive([ink("gone", 0, [[0, 0]]), ink("stays", 0, [[9, 9]])]);
  wait(5200);
  live.receive([ink("stays", 1, [[19, 19]])]);
  live.removeStale();
  assert.deepEqual(
    live.on("d").map(({ id, fading }) => [id, fading]),
    [
      ["gone", true],
      ["stays", false],
    ],
  );
  wait(1000);
  live.removeStale();
  assert.deepEqual(
    live.on("d").map(({ id }) => id),
    ["stays"],
  );
});

test("lines are removed with their card", async (context) => {
  const { live, store } = await aListener(context);
  live.receive([ink("a", 0, [[0, 0]])]);
  store.patched(aPatch(10, 11, { removed: ["d"] }));
  assert.equal(live.on("d").length, 0);
});

test("the number of lines is limited", async (context) => {
  const { live } = await aListener(context);
  live.receive(Array.from({ length: 1000 }, (_, index) => ink(`s${index}`, 0, [[0, 0]])));
  assert.ok(live.on("d").length <= 200);
});

test("other ephemeral events are ignored", async (context) => {
  const { live } = await aListener(context);
  live.receive([/** @type {any} */ ({ kind: "pointer", paper: "dari-se", x: 1, y: 1, by: "mama" })]);
  assert.equal(live.on("d").length, 0);
});
