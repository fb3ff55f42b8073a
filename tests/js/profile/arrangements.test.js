// Tests of seating and of taking part.
import assert from "node:assert/strict";
import { test } from "node:test";
import { choosesWay, pictureOf, answerForWay, wayOf } from "../../../static/js/state/profile/taking_part.js";
import { chairsOf, inverseOfSeating, seatPerson } from "../../../static/js/state/preparation/seating.js";

const seats = (/** @type {[number, string][]} */ ...pairs) => pairs.map(([chair, person]) => ({ chair, person }));

test("every seating has an exact inverse", () => {
  const start = seats([-1, "eva"], [0, "anicka"], [2, "marie"]);
  for (const [chair, person] of /** @type {[number, string][]} */ ([
    [0, "eva"],
    [1, "eva"],
    [0, "jirina"],
    [3, "jirina"],
    [0, ""],
    [0, "anicka"],
  ])) {
    const back = inverseOfSeating(start, chair, person);
    assert.deepEqual(
      seatPerson(seatPerson(start, chair, person), back.chair, back.person),
      start,
      `${person} on ${chair}`,
    );
  }
});

test("the U has two arms and a chair for everybody", () => {
  for (const people of [1, 6, 7, 12, 20]) {
    const { left, bend, right } = chairsOf([], people);
    const all = [...left, ...bend, ...right];
    assert.deepEqual(
      all,
      [...all].sort((one, other) => one - other),
    );
    assert.ok(all.length >= people);
    assert.equal(left.length, right.length);
    assert.ok(left.length > 0);
  }
});

test("an occupied chair is always shown", () => {
  assert.ok(chairsOf(seats([-9, "eva"]), 3).left.includes(-9));
});

test("the way of taking part is derived from symbols in the answers", () => {
  const part = /** @type {any} */ ({ way: "" });
  const said = (/** @type {string[]} */ ...symbols) =>
    /** @type {any} */ ([{ heading: "part", none: false, choice: "", symbols }]);
  assert.equal(wayOf(part, said("here", "talk")), "self");
  assert.equal(wayOf(part, said("letter")), "messages");
  assert.equal(wayOf(part, said("here", "letter")), "");
  assert.equal(wayOf(part, said("maybe")), "");
  assert.equal(wayOf(/** @type {any} */ ({ way: "guide" }), said("here")), "guide");
});

test("only the first question about taking part sets the way", () => {
  const question = (
    /** @type {string} */ id,
    /** @type {string} */ heading,
    shape = "open",
    suggest = /** @type {string[]} */ ([]),
  ) => /** @type {any} */ ({ id, heading, shape, suggest });
  const questions = [question("a", "wishes"), question("b", "part"), question("c", "part")];
  assert.deepEqual(
    questions.filter((one) => choosesWay(one, { questions })).map(({ id }) => id),
    ["b"],
  );
  const faces = [question("a", "part", "faces")];
  assert.equal(choosesWay(faces[0], { questions: faces }), false);
  for (const [suggest, asks] of /** @type {const} */ ([
    [["here", "picture"], true],
    [["here", "talk"], false],
    [["here", "maybe"], false],
  ])) {
    const two = [question("a", "part", "this_or_that", [...suggest])];
    assert.equal(choosesWay(two[0], { questions: two }), asks, suggest.join(" or "));
  }
});

test("changing the way of taking part replaces its symbol and keeps other content", () => {
  const open = /** @type {any} */ ({ shape: "open", suggest: ["together", "letter", "maybe"] });
  assert.deepEqual(answerForWay(open, { symbols: ["here", "maybe", "listen"] }, "messages"), {
    choice: "",
    symbols: ["letter", "maybe"],
    none: false,
  });
  assert.deepEqual(answerForWay(open, { choice: "here", symbols: [] }, ""), { choice: "", symbols: [] });
  assert.equal(pictureOf("self", open.suggest), "together");
  assert.equal(pictureOf("guide", open.suggest), "guide");
  const two = /** @type {any} */ ({ shape: "this_or_that", suggest: ["here", "picture"] });
  assert.deepEqual(answerForWay(two, { choice: "here" }, "messages"), { choice: "picture", none: false });
});

test("every way of taking part can be derived from the symbol that it sets", () => {
  for (const way of /** @type {const} */ (["self", "guide", "messages"])) {
    const said = answerForWay(/** @type {any} */ ({ shape: "open", suggest: [] }), {}, way);
    assert.equal(
      wayOf(/** @type {any} */ ({ way: "" }), /** @type {any} */ ([{ heading: "part", none: false, ...said }])),
      way,
    );
  }
});
