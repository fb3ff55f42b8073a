// Tests of prepared messages.
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  asMessage,
  belongsTo,
  dueMessages,
  mayGive,
  isUndoable,
  messagesOf,
  momentsOf,
} from "../../../static/js/state/profile/messages.js";
import { inverse } from "../../../static/js/state/undo/undo.js";
import { shownRecords } from "../../../static/js/state/core/view.js";

const PAPERS = /** @type {any[]} */ (
  [
    { id: "kdo", step: 1 },
    { id: "dari", step: 2 },
    { id: "trapi", step: 2 },
    { id: "preji", step: 3 },
    { id: "napady", step: 5 },
    { id: "plan", step: 6 },
  ].map((paper, order) => ({ ...paper, type: "paper", title: paper.id, order, rev: 1, open: false }))
);
const ME = /** @type {any} */ ({ person: "anicka", role: "child", may: [] });

/** @param {any[]} records @returns {any} */
function store(...records) {
  return { view: new Map(records.map((one) => [one.id, one])), papers: PAPERS };
}

test("messages can be prepared for every step except plan and agreement, on papers open by then", () => {
  const moments = momentsOf(PAPERS);
  assert.deepEqual([...new Set(moments.map(({ step }) => step))], [1, 2, 3, 4, 5, 9]);
  assert.ok(moments.every(({ step, paper }) => PAPERS.find(({ id }) => id === paper).step <= step));
  assert.ok(!moments.some(({ paper }) => paper === "plan"));
});

test("messages are ordered by step and due when it begins", () => {
  const of = (
    /** @type {string} */ id,
    /** @type {number} */ step,
    /** @type {string} */ paper,
    /** @type {object} */ more,
  ) => ({ id, type: "message", step, paper, ...more });
  const all = store(
    of("c", 9, "preji", {}),
    of("b", 2, "trapi", { due: true }),
    of("a", 2, "dari", { due: true, hung: true }),
  );
  assert.deepEqual(
    messagesOf(all).map(({ id }) => id),
    ["a", "b", "c"],
  );
  assert.deepEqual(
    dueMessages(all).map(({ id }) => id),
    ["b"],
  );
});

test("only the child may widen the visibility of a message", () => {
  assert.ok(mayGive({ reach: "child" }, "facilitator", true));
  assert.ok(mayGive({ reach: "tells" }, "guide", false));
  assert.ok(!mayGive({ reach: "guide" }, "tells", false));
});

test("commands about messages are predicted", () => {
  const entry = (/** @type {string} */ cmd, /** @type {object} */ args) =>
    /** @type {any} */ ({ scope: "", order: 0, op: cmd, cmd, args });
  const meeting = /** @type {any} */ ({ id: "meeting", type: "meeting", rev: 1, step: 2 });
  const stroke = { id: "1", colour: "ink", size: 2, points: "" };
  const made = [
    entry("messages.make", { id: "v", kind: "drawing", step: 2, paper: "dari" }),
    entry("messages.stroke", { id: "v", stroke }),
    entry("messages.give", { id: "v", reach: "tells" }),
  ];
  const shown = /** @type {any} */ (shownRecords(new Map([["meeting", meeting]]), ME, made).get("v"));
  assert.ok(asMessage(shown));
  assert.deepEqual([shown.due, shown.reach, shown.strokes.length, shown.card], [true, "tells", 1, "message-v"]);
  assert.equal(shownRecords(new Map(), ME, [...made, entry("messages.drop", { id: "v" })]).get("v"), undefined);
});

test("commands about messages have inverses, except widening the visibility", () => {
  const before = store({ id: "v", type: "message", text: "Ano", reach: "facilitator", strokes: [] }).view;
  const back = (/** @type {string} */ cmd, /** @type {object} */ args) =>
    inverse({ cmd, args: { id: "v", ...args } }, before);
  assert.deepEqual(back("messages.make", {}), { cmd: "messages.drop", args: { id: "v" } });
  assert.deepEqual(back("messages.drop", {}), { cmd: "messages.restore", args: { id: "v" } });
  assert.deepEqual(back("messages.hang", {}), { cmd: "messages.take_back", args: { id: "v" } });
  assert.deepEqual(back("messages.change", { text: "Ne" }), { cmd: "messages.change", args: { id: "v", text: "Ano" } });
  assert.equal(back("messages.give", { reach: "child" }), null);
  assert.deepEqual(inverse({ cmd: "card.peel", args: { id: "message-v" } }, before), {
    cmd: "messages.hang",
    args: { id: "v" },
  });
});

test("cards from the workbook belong to the child alone", () => {
  const card = /** @type {any} */ ({ id: "message-v", author: "eva", said_by: "anicka", own_words: true });
  assert.deepEqual(
    ["eva", "anicka"].map((one) => belongsTo(card, one)),
    [false, true],
  );
  assert.deepEqual(
    ["eva", "anicka"].map((one) => belongsTo({ ...card, id: "lístek" }, one)),
    [true, true],
  );
  assert.deepEqual(
    ["child", "guide", "facilitator"].map((role) => isUndoable("messages.hang", role)),
    [true, false, false],
  );
});
