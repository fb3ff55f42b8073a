// Tests of stroke encoding, pens, stroke ids and stamps.
import assert from "node:assert/strict";
import test from "node:test";
import {
  SHEET,
  lineOf,
  clampToSheet,
  outlineOf,
  encodePoints,
  decodePoints,
  widthOf,
} from "../../../static/js/state/drawing/ink.js";
import { Pen } from "../../../static/js/state/drawing/drawing_pen.js";
import { gestureOf, inOrder, nextPlace, renamed, strokeName } from "../../../static/js/state/drawing/drawing_names.js";
import { stamped, STAMPS } from "../../../static/js/state/drawing/drawing_stamps.js";
import { LIMITS } from "../../../static/js/protocol.js";

/** @typedef {import("../../../static/js/state/drawing/drawing_pen.js").Piece} Piece */

/** @param {number[]} numbers */
const int16s = (...numbers) => Buffer.from(new Int16Array(numbers).buffer).toString("base64");
const ID = /^[A-Za-z0-9_-]{1,40}$/;

test("points are decoded from quarters of a unit and differences", () => {
  assert.deepEqual(decodePoints(int16s(400, 800, 4, -8, 2, 2)), [
    [100, 200],
    [101, 198],
    [101.5, 198.5],
  ]);
});

test("encoded and decoded points are equal", () => {
  const points = [
    clampToSheet(0, 0),
    clampToSheet(SHEET.width, SHEET.height),
    clampToSheet(0.1, 3.4567),
    clampToSheet(-5, 99999),
  ];
  assert.deepEqual(decodePoints(encodePoints(points)), points);
  assert.deepEqual(points.at(-1), [0, SHEET.height]);
});

test("invalid data decodes to no points", () => {
  assert.deepEqual(decodePoints("%%%"), []);
  assert.deepEqual(decodePoints(""), []);
  assert.equal(outlineOf([], 2), "");
});

test("a point is a dot, more are a closed outline, and both are cached", () => {
  assert.match(outlineOf([[100, 100]], 1), /^M[\d .-]+Q[\d .-]+Z$/);
  const stroke = { points: encodePoints([clampToSheet(10, 10), clampToSheet(60, 80), clampToSheet(200, 40)]), size: 2 };
  assert.equal(lineOf(stroke), lineOf({ ...stroke }));
  assert.notEqual(lineOf(stroke).path, lineOf({ ...stroke, size: 3 }).path);
});

test("pen widths increase and are limited", () => {
  assert.ok(widthOf(1) < widthOf(2) && widthOf(2) < widthOf(3));
  assert.equal(widthOf(64), widthOf(4));
});

/** @param {Piece[]} full */
const pen = (full) =>
  new Pen(
    { colour: "red", size: 2 },
    { name: (piece) => strokeName(1, "g", piece), full: (piece) => full.push(piece) },
  );

test("points close to the last one are dropped", () => {
  const line = pen([]);
  for (let count = 0; count < 100; count += 1) line.add(100 + (count % 3) * 0.5, 100);
  assert.equal(line.piece.points.length, 1);
});

test("a long line is cut into overlapping pieces of limited length", () => {
  /** @type {Piece[]} */
  const full = [];
  const line = pen(full);
  for (let count = 0; count < 5000; count += 1) line.add((count * 7) % 1600, (count * 5) % 1200);
  const pieces = [...full, line.piece];
  assert.ok(pieces.length > 2);
  assert.equal(new Set(pieces.map(({ id }) => id)).size, pieces.length);
  for (const [index, { id, points }] of pieces.entries()) {
    assert.match(id, ID);
    assert.ok(points.length <= LIMITS.points);
    if (index > 0) assert.deepEqual(points[9], pieces[index - 1].points.at(-1));
  }
});

const aStroke = (/** @type {string} */ id) => ({ id, colour: "red", size: 2, points: "AAAA" });

test("strokes are ordered by place, those of other clients on top", () => {
  const [low, high] = [strokeName(1, "b", 0), strokeName(40, "a", 0)];
  const strokes = ["tah-z", high, "tah-a", low].map(aStroke);
  assert.deepEqual(
    inOrder(strokes).map(({ id }) => id),
    [low, high, "tah-z", "tah-a"],
  );
  assert.equal(nextPlace(strokes), 41);
});

test("a redrawn stroke keeps its place and gets a new id", () => {
  const id = strokeName(7, "before", 2);
  const again = renamed(id, "after");
  assert.notEqual(again, id);
  assert.equal(gestureOf(again), "after");
  assert.deepEqual(inOrder([strokeName(8, "x", 0), again].map(aStroke))[0].id, again);
  assert.match(renamed("tah-z", "after"), ID);
});

test("every stamp is clamped to the sheet", () => {
  for (const name of /** @type {(keyof typeof STAMPS)[]} */ (Object.keys(STAMPS)))
    for (const [x, y] of [
      [800, 600],
      [0, 0],
      [1600, 1200],
    ])
      for (const line of stamped(name, x, y, 3)) {
        assert.ok(line.length <= LIMITS.points);
        assert.ok(line.every(([px, py]) => px >= 0 && px <= SHEET.width && py >= 0 && py <= SHEET.height));
      }
});
