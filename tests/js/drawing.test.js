/** @import { Card, Ink, Stroke } from "../../static/js/types.d.ts" */
import assert from "node:assert/strict";
import test from "node:test";
import { LIMITS } from "../../static/js/protocol.js";
import { Drawing } from "../../static/js/state/drawing.js";
import { LiveInk } from "../../static/js/state/drawing_live.js";
import { InkOut } from "../../static/js/state/drawing_out.js";
import { onSheet, packed, pointsOf } from "../../static/js/state/ink.js";
import { FleetingKeeper } from "../../static/js/state/keeper.js";
import { Store } from "../../static/js/state/store.js";
import { aCard, aMeeting, aPatch, aSync, FakeCourier, FakeLink, settle } from "./support.js";

const INK = { colour: "red", size: 2 };
const MAY = ["card.stick", "card.edit", "card.peel", "drawing.stroke", "drawing.unstroke"];

/** @param {import("node:test").TestContext} context @param {Card[]} [cards] */
async function aRoom(context, cards = []) {
  const link = new FakeLink();
  const me = { person: "anicka", role: /** @type {const} */ ("child"), may: MAY };
  link.sync_answer = () => aSync(link.seq, [aMeeting(), ...cards], { me });
  const store = new Store({ conference: "c", person: "anicka", keeper: new FleetingKeeper(), courier: new FakeCourier(), link });
  context.after(() => store.forget());
  await store.start();
  await store.connected();
  return { store, link };
}

/** @param {Drawing} drawing @param {number} [height] */
function draws(drawing, height = 100) {
  const pen = drawing.begin(INK);
  for (let x = 100; x <= 400; x += 20) pen.add(x, height);
  drawing.end(pen);
}

const commands = (/** @type {FakeLink} */ link) => link.sent.map(({ cmd }) => cmd);

test("a drawing hangs with its first line, and its lines follow in order", async (context) => {
  const { store, link } = await aRoom(context);
  const drawing = new Drawing(store, { paper: "dari-se" });
  assert.equal(store.cards.length, 0);
  draws(drawing);
  draws(drawing, 300);
  await settle();
  assert.deepEqual(commands(link), ["card.stick", "drawing.stroke", "drawing.stroke"]);
  assert.equal(link.sent[0].args.kind, "drawing");
  assert.equal(drawing.strokes.length, 2);
});

test("a sheet that is empty in the end is thrown away and nothing of it can be taken back", async (context) => {
  const { store, link } = await aRoom(context);
  new Drawing(store, { paper: "dari-se" }).close();
  assert.equal(link.sent.length, 0);
  const drawing = new Drawing(store, { paper: "dari-se" });
  draws(drawing);
  store.undo();
  drawing.close();
  await settle();
  assert.deepEqual(commands(link), ["card.stick", "drawing.stroke", "drawing.unstroke", "card.peel"]);
  assert.ok(store.trail.empty);
});

test("a line that the hand still holds is kept when the sheet is laid aside", async (context) => {
  const { store, link } = await aRoom(context);
  const drawing = new Drawing(store, { paper: "dari-se" });
  drawing.begin(INK).add(5, 5);
  drawing.close();
  await settle();
  assert.deepEqual(commands(link), ["card.stick", "drawing.stroke"]);
});

test("a palm that lay there before the pen came leaves no line", async (context) => {
  const { store } = await aRoom(context);
  const drawing = new Drawing(store, { paper: "dari-se" });
  const palm = drawing.begin(INK);
  palm.add(5, 5);
  drawing.drop(palm);
  drawing.end(palm);
  assert.equal(drawing.strokes.length, 0);
});

test("taking back and doing again goes to and fro, and what was rubbed out lies where it lay", async (context) => {
  const { store } = await aRoom(context);
  const drawing = new Drawing(store, { paper: "dari-se" });
  for (const height of [100, 300, 500]) draws(drawing, height);
  const heights = () => drawing.strokes.map(({ points }) => pointsOf(points)[0][1]);
  drawing.rub([200, 250], [200, 350], "sweep");
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
  assert.equal(drawing.mayDoAgain, false);
});

test("a new line ends doing again", async (context) => {
  const { store } = await aRoom(context);
  const drawing = new Drawing(store, { paper: "dari-se" });
  draws(drawing);
  store.undo();
  assert.ok(drawing.mayDoAgain);
  draws(drawing, 300);
  assert.ok(!drawing.mayDoAgain);
});

test("one sweep rubs out a long line in all its pieces and is taken back at once", async (context) => {
  const { store } = await aRoom(context);
  const drawing = new Drawing(store, { paper: "dari-se" });
  const pen = drawing.begin(INK);
  for (let count = 0; count < 2000; count += 1) pen.add(100 + ((count * 8) % 900), 100 + (count >> 3));
  drawing.end(pen);
  const pieces = drawing.strokes.length;
  assert.ok(pieces > 1);
  drawing.rub([100, 100], [120, 100], "sweep");
  assert.equal(drawing.strokes.length, 0);
  store.undo();
  assert.equal(drawing.strokes.length, pieces);
  store.undo();
  assert.equal(drawing.strokes.length, 0);
});

test("taking back in a drawing never goes past its own lines", async (context) => {
  const { store } = await aRoom(context, [aCard("mine", { author: "anicka" })]);
  store.do("card.edit", { id: "mine", text: "jinak" });
  const drawing = new Drawing(store, { paper: "dari-se" });
  assert.ok(!drawing.mayTakeBack);
  draws(drawing);
  assert.ok(drawing.mayTakeBack);
  store.undo();
  assert.ok(!drawing.mayTakeBack);
});

test("a locked drawing and a resting wall take no line", async (context) => {
  const locked = aCard("d", { kind: "drawing", author: "anicka", strokes: [], locked: true });
  const { store } = await aRoom(context, [locked]);
  assert.ok(new Drawing(store, locked).rests);
});

test("a drawing with as many lines as the contract takes is full", async (context) => {
  const strokes = Array.from({ length: LIMITS.strokes }, (_, index) => ({ id: `s${index}`, ...INK, points: "AAAA" }));
  const full = aCard("d", { kind: "drawing", author: "anicka", strokes });
  const { store } = await aRoom(context, [full]);
  assert.ok(new Drawing(store, full).full);
});

// --- passing ink on ---

/** @param {string} id @param {[number, number][]} points */
const piece = (id, points) => ({ id, ...INK, points });

test("ink goes out once a tick with what is new, whoever draws, and only when the card is there", () => {
  /** @type {any[]} */
  const sent = [];
  let ready = false;
  const out = new InkOut("d", { send: (event) => sent.push(event), ready: () => ready });
  const [one, two] = [piece("one", [[0, 0]]), piece("two", [[5, 5]])];
  out.follow(one);
  out.follow(two);
  out.tick();
  assert.equal(sent.length, 0);
  ready = true;
  one.points.push([1, 1], [2, 2]);
  for (let tick = 0; tick < 5; tick += 1) out.tick();
  assert.deepEqual(
    sent.map(({ stroke, at, points }) => [stroke, at, pointsOf(points).length]),
    [
      ["one", 0, 3],
      ["two", 0, 1],
    ],
  );
  one.points.push([3, 3]);
  out.tick();
  assert.deepEqual([sent[2].stroke, sent[2].at, pointsOf(sent[2].points)], ["one", 3, [[3, 3]]]);
  out.leave(one);
  out.leave(two);
});

test("a hand that rests says now and then that it is still there", () => {
  /** @type {any[]} */
  const sent = [];
  const out = new InkOut("d", { send: (event) => sent.push(event), ready: () => true });
  const line = piece("one", [[0, 0]]);
  out.follow(line);
  for (let tick = 0; tick < 100; tick += 1) out.tick();
  out.leave(line);
  assert.ok(sent.length > 1 && sent.length < 5);
  assert.equal(sent.at(-1).at, 0);
});

// --- hearing it ---

/** @param {string} stroke @param {number} at @param {[number, number][]} points @returns {Ink} */
const ink = (stroke, at, points) => ({ kind: "ink", card: "d", stroke, ...INK, at, points: packed(points) });

/** @param {import("node:test").TestContext} context */
async function aListener(context) {
  const drawing = aCard("d", { kind: "drawing", strokes: [] });
  const { store } = await aRoom(context, [drawing]);
  let now = 0;
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const live = new LiveInk(store, () => now);
  return { store, live, drawing, wait: (/** @type {number} */ ms) => void (now += ms) };
}

test("ink grows piece by piece, a piece that comes twice counts once, a lost one leaves a straight line", async (context) => {
  const { live } = await aListener(context);
  live.hear([ink("a", 0, [[0, 0], [10, 10]])]);
  live.hear([ink("a", 1, [[10, 10]]), ink("a", 2, [[20, 20]])]);
  assert.deepEqual(live.on("d")[0].points, [[0, 0], [10, 10], [20, 20]]);
  live.hear([ink("a", 9, [[90, 90]])]);
  assert.deepEqual(live.on("d")[0].points.at(-1), [90, 90]);
});

test("the stroke itself heals what was lost, and ink that comes after it is passed over", async (context) => {
  const { live, store } = await aListener(context);
  live.hear([ink("a", 5, [[50, 50]])]);
  /** @type {Stroke} */
  const stroke = { id: "a", ...INK, points: packed([onSheet(0, 0), onSheet(60, 60)]) };
  store.patched(aPatch(10, 11, { strokes: [{ card: "d", rev: 11, add: [stroke] }] }));
  assert.equal(live.on("d").length, 0);
  live.hear([ink("a", 6, [[70, 70]])]);
  assert.equal(live.on("d").length, 0);
});

test("ink whose stroke never comes fades and goes, ink that goes on stays", async (context) => {
  const { live, wait } = await aListener(context);
  live.hear([ink("gone", 0, [[0, 0]]), ink("stays", 0, [[9, 9]])]);
  wait(5200);
  live.hear([ink("stays", 1, [[19, 19]])]);
  live.look();
  assert.deepEqual(live.on("d").map(({ id, fading }) => [id, fading]), [["gone", true], ["stays", false]]);
  wait(1000);
  live.look();
  assert.deepEqual(live.on("d").map(({ id }) => id), ["stays"]);
});

test("ink goes with its card", async (context) => {
  const { live, store } = await aListener(context);
  live.hear([ink("a", 0, [[0, 0]])]);
  store.patched(aPatch(10, 11, { removed: ["d"] }));
  assert.equal(live.on("d").length, 0);
});

test("a flood of lines is not kept", async (context) => {
  const { live } = await aListener(context);
  live.hear(Array.from({ length: 1000 }, (_, index) => ink(`s${index}`, 0, [[0, 0]])));
  assert.ok(live.on("d").length <= 200);
});

test("other passing things are no ink", async (context) => {
  const { live } = await aListener(context);
  live.hear([/** @type {any} */ ({ kind: "pointer", paper: "dari-se", x: 1, y: 1, by: "mama" })]);
  assert.equal(live.on("d").length, 0);
});
